/** How updates wait for a bot and reach its webhook: order, parallel connections, back-off. */
@NullMarked
package dev.switchboard.emulator.delivery;

import org.jspecify.annotations.NullMarked;
