/** The emulator's clock and timers, real or moved by hand. */
@NullMarked
package dev.switchboard.emulator.time;

import org.jspecify.annotations.NullMarked;
