package dev.switchboard.local.command;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.sender.content.DebugCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a debug code stands for, as the ledger tells; of what was not sent for certain little is known. */
record SentMessage(
        String debugCode,
        String state,
        @Nullable String reason,
        @Nullable String description,
        @Nullable String doubt,
        long chatId,
        @Nullable String groupTitle,
        @Nullable Long messageId,
        long botId,
        @Nullable Instant begunAt,
        @Nullable Instant sentAt,
        @Nullable UUID broadcastId,
        @Nullable String text,
        @Nullable String photo,
        @Nullable String deletion,
        @Nullable String deletionDescription,
        @Nullable Instant deletionSettledAt) {
    /** A title or a text could hold what moves a terminal's cursor. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private static final PostgrestFunction<SentMessage[]> FIND =
            PostgrestFunction.idempotent("find_debug_code", SentMessage[].class);

    /** Reads a debug code as a person writes it. */
    static DebugCode code(String written) {
        return DebugCode.parse(written)
                .orElseThrow(() -> new InputException("'" + written
                        + "' is no debug code: it is DBG: and six letters and digits, without 0, 1, I and O."));
    }

    /** Finds the message with a debug code. */
    static Optional<SentMessage> find(PostgrestClient postgrest, DebugCode code) {
        return Arrays.stream(postgrest.call(FIND, Map.of("debug_code", code.value())))
                .findFirst();
    }

    /** Says it, a line for each thing that is known. */
    List<String> lines() {
        return Stream.of(
                        debugCode + " " + words(state, reason, description),
                        line("Doubt", doubt),
                        line("Group", words(groupTitle, chatId)),
                        line("Message", messageId),
                        line("Bot", botId),
                        line("Begun", seconds(begunAt)),
                        line("Sent", seconds(sentAt)),
                        line("Broadcast", broadcastId),
                        line("Photo", photo),
                        line("Text", text),
                        line("Deletion", deletion == null ? null : deletionWords()))
                .filter(Objects::nonNull)
                .map(line -> CONTROL.matcher(line).replaceAll(" "))
                .toList();
    }

    private String deletionWords() {
        return words(deletion, seconds(deletionSettledAt), deletionDescription);
    }

    private static @Nullable String line(String label, @Nullable Object value) {
        return value == null ? null : "  %-10s %s".formatted(label, value);
    }

    private static String words(@Nullable Object... parts) {
        return Arrays.stream(parts)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("  "));
    }

    private static @Nullable Instant seconds(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
