/** Turns one Telegram webhook delivery into one queued job: verify, read, route, claim, send, confirm, answer. */
@NullMarked
package dev.switchboard.ingress.webhook;

import org.jspecify.annotations.NullMarked;
