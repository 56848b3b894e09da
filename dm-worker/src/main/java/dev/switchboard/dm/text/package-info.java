/** What the bot says, in eight languages. */
@NullMarked
package dev.switchboard.dm.text;

import org.jspecify.annotations.NullMarked;
