/** What people have with a bot: registration, account, language, referrals. */
@NullMarked
package dev.switchboard.dm.account;

import org.jspecify.annotations.NullMarked;
