/** Formatted texts: Telegram's three markups, its rules for entities, and what it marks by itself. */
@NullMarked
package dev.switchboard.emulator.text;

import org.jspecify.annotations.NullMarked;
