package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows where a running stack can be reached. */
final class Addresses {
    private final JsonNode stack;
    private final Terminal terminal;

    /** Takes the content of {@code stack.json}. */
    Addresses(JsonNode stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    /** Shows them; the emulated Telegram, where it is the stack's own, as a page to chat on too. */
    void show(boolean detached, boolean ownTelegram) {
        terminal.line("");
        terminal.line(terminal.bold("Switchboard is up."));
        address("gateway", "gateway");
        address("Telegram", "telegramApi");
        address("Supabase", "postgrest");
        address("SQS", "sqs");
        if (ownTelegram) {
            terminal.line("");
            terminal.line("Chat with the bots in a browser: "
                    + terminal.bold(stack.path("telegramApi").asText() + "/"));
        }
        terminal.line("");
        terminal.line(
                detached
                        ? "Stop it with ./switchboard down; see ./switchboard status and ./switchboard logs PART."
                        : "Ctrl-C stops everything. In another terminal: ./switchboard status, ./switchboard logs PART.");
    }

    private void address(String label, String key) {
        terminal.line("  %-10s %s".formatted(label, stack.path(key).asText()));
    }
}
