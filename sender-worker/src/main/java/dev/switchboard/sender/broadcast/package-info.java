/** Broadcasts: when one is due, what it may say, and which chats get it. */
@NullMarked
package dev.switchboard.sender.broadcast;

import org.jspecify.annotations.NullMarked;
