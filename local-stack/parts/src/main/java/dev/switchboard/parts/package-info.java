/** Starts the real software that the system stands on (Redis, SQS, DynamoDB, Supabase) on this machine. */
@NullMarked
package dev.switchboard.parts;

import org.jspecify.annotations.NullMarked;
