/** Which bots' tokens Telegram knows no more. */
@NullMarked
package dev.switchboard.dm.token;

import org.jspecify.annotations.NullMarked;
