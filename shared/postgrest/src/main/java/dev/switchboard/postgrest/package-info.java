/** Reads and changes Supabase's tables and calls its functions through PostgREST. */
@NullMarked
package dev.switchboard.postgrest;

import org.jspecify.annotations.NullMarked;
