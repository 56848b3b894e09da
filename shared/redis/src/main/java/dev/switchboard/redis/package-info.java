/** Redis for programs that answer within a time, and go on without it. */
@NullMarked
package dev.switchboard.redis;

import org.jspecify.annotations.NullMarked;
