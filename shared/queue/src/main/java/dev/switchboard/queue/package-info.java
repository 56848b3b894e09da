/** Sending, receiving and settling messages, without a word about who makes or handles them. */
@NullMarked
package dev.switchboard.queue;

import org.jspecify.annotations.NullMarked;
