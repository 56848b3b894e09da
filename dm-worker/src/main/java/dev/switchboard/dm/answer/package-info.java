/** Gives a job's answer to the person, and remembers that it was given. */
@NullMarked
package dev.switchboard.dm.answer;

import org.jspecify.annotations.NullMarked;
