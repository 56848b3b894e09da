/** Claims kept in Postgres, through PostgREST. */
@NullMarked
package dev.switchboard.claim.postgrest;

import org.jspecify.annotations.NullMarked;
