/** Tells people what they did not ask for, by jobs of its own. */
@NullMarked
package dev.switchboard.dm.telling;

import org.jspecify.annotations.NullMarked;
