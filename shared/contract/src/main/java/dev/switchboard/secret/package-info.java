/** The secret that Telegram sends with each webhook, derived per bot so that no look-up is needed. */
@NullMarked
package dev.switchboard.secret;

import org.jspecify.annotations.NullMarked;
