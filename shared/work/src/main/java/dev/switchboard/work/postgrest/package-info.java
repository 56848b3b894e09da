/** The record of dead jobs in Supabase. */
@NullMarked
package dev.switchboard.work.postgrest;

import org.jspecify.annotations.NullMarked;
