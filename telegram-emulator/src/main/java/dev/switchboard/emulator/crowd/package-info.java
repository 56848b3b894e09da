/** Scripted crowds: many people who act on their own, the same way for the same seed. */
@NullMarked
package dev.switchboard.emulator.crowd;

import org.jspecify.annotations.NullMarked;
