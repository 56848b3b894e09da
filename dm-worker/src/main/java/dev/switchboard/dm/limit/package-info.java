/** How often a person may ask something of a bot. */
@NullMarked
package dev.switchboard.dm.limit;

import org.jspecify.annotations.NullMarked;
