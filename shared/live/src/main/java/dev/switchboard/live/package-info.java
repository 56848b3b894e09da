/** What the sender's buttons about live people say to the DM worker, which does what they ask for. */
@NullMarked
package dev.switchboard.live;

import org.jspecify.annotations.NullMarked;
