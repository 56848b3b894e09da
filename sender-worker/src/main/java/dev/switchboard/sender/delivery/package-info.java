/** One message to one chat, exactly once or visibly in doubt: the ledger, and what Telegram's answers do to it. */
@NullMarked
package dev.switchboard.sender.delivery;

import org.jspecify.annotations.NullMarked;
