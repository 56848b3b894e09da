/** A stand-in Telegram: the Bot API over HTTP, webhook delivery, and simulated people. */
@NullMarked
package dev.switchboard.emulator;

import org.jspecify.annotations.NullMarked;
