/** The buttons under the bot's messages. */
@NullMarked
package dev.switchboard.dm.menu;

import org.jspecify.annotations.NullMarked;
