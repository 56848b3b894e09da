/** When a bot may send its next message, and which: one budget for all processes. */
@NullMarked
package dev.switchboard.sender.budget;

import org.jspecify.annotations.NullMarked;
