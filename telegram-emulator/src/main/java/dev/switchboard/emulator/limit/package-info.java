/** How many messages a bot may send, and when it may send the next. */
@NullMarked
package dev.switchboard.emulator.limit;

import org.jspecify.annotations.NullMarked;
