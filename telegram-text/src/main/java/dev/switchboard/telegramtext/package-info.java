/** Formatted texts as Telegram reads them: Telegram's three markups, its rules for entities, and what it marks by itself. */
@NullMarked
package dev.switchboard.telegramtext;

import org.jspecify.annotations.NullMarked;
