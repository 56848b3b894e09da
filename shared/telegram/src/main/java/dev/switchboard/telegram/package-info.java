/** Calls the Bot API and says what came of each call: done, refused and why, to be repeated later, or unknown. */
@NullMarked
package dev.switchboard.telegram;

import org.jspecify.annotations.NullMarked;
