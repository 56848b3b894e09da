/** Who and what exists: bots, people, chats, messages, members, and the rules between them. */
@NullMarked
package dev.switchboard.emulator.world;

import org.jspecify.annotations.NullMarked;
