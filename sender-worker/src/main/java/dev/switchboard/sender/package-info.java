/** The sender worker: broadcasts and every message to groups. */
@NullMarked
package dev.switchboard.sender;

import org.jspecify.annotations.NullMarked;
