/** Who the bots' people are, kept in Postgres. */
@NullMarked
package dev.switchboard.dm.people;

import org.jspecify.annotations.NullMarked;
