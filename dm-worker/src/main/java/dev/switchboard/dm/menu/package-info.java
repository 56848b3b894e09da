/** How people see what they can ask for: the table of commands, and the buttons under the bot's messages. */
@NullMarked
package dev.switchboard.dm.menu;

import org.jspecify.annotations.NullMarked;
