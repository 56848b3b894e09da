/** The HTTP face: the Bot API, and the control API under /_emulator. */
@NullMarked
package dev.switchboard.emulator.server;

import org.jspecify.annotations.NullMarked;
