/** Bots that people bring: each does what the bot does that they were brought to. */
@NullMarked
package dev.switchboard.dm.clone;

import org.jspecify.annotations.NullMarked;
