/** The DM worker: one-to-one conversations between people and bots. */
@NullMarked
package dev.switchboard.dm;

import org.jspecify.annotations.NullMarked;
