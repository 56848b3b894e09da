/** What a bot has asked a person, and waits to be answered. */
@NullMarked
package dev.switchboard.dm.dialogue;

import org.jspecify.annotations.NullMarked;
