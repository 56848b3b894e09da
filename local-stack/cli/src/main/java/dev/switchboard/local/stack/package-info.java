/** What the local stack consists of: its parts, ports, keys, and the bot it starts with. */
@NullMarked
package dev.switchboard.local.stack;

import org.jspecify.annotations.NullMarked;
