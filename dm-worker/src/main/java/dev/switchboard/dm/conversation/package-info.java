/** What people say to a bot, and what it does about it. */
@NullMarked
package dev.switchboard.dm.conversation;

import org.jspecify.annotations.NullMarked;
