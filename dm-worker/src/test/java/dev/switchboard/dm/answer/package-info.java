/** Holds the giving of answers against a record that fails. */
@NullMarked
package dev.switchboard.dm.answer;

import org.jspecify.annotations.NullMarked;
