/** Decides which invocation may queue an update, so that an update delivered twice is queued once. */
@NullMarked
package dev.switchboard.claim;

import org.jspecify.annotations.NullMarked;
