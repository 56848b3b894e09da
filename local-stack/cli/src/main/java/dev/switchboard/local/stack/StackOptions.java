package dev.switchboard.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person may choose about a local stack.
 *
 * @param root the folder of the checkout
 * @param port the gateway's port, 0 for any free one
 * @param telegramApi where the bots call the Bot API; empty for the stack's own emulator
 * @param publicUrl the gateway's address as another Telegram reaches it, if it does
 * @param botTokenFile holds the token of the bot to run on another Telegram, in place of an invented one
 * @param claimsFallback where the webhook claims updates while Redis is away
 */
public record StackOptions(
        Path root,
        int port,
        Optional<URI> telegramApi,
        Optional<URI> publicUrl,
        Optional<Path> botTokenFile,
        ClaimsFallback claimsFallback) {}
