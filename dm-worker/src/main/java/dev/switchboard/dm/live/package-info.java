/** Shows people who is live on Instagram, for points. */
@NullMarked
package dev.switchboard.dm.live;

import org.jspecify.annotations.NullMarked;
