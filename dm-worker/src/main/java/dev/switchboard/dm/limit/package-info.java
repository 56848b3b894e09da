/** How often a person or a group may ask something of a bot. */
@NullMarked
package dev.switchboard.dm.limit;

import org.jspecify.annotations.NullMarked;
