/** Knows the bots of the fleet, and keeps their tokens encrypted wherever they are stored. */
@NullMarked
package dev.switchboard.bots;

import org.jspecify.annotations.NullMarked;
