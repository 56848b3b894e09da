/** Claims kept in Redis. */
@NullMarked
package dev.switchboard.claim.redis;

import org.jspecify.annotations.NullMarked;
