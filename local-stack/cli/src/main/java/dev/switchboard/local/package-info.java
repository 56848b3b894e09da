/** The switchboard command line: the whole system on one machine. */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
