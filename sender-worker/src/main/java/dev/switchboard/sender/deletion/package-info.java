/** Deleting messages again: what is to be deleted, and what Telegram said to it, message by message. */
@NullMarked
package dev.switchboard.sender.deletion;

import org.jspecify.annotations.NullMarked;
