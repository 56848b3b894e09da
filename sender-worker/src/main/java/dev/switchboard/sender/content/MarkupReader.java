package dev.switchboard.sender.content;

import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegram.MessageText;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
import dev.switchboard.telegramtext.TextResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a broadcast's text as Telegram would, and refuses what Telegram would refuse. */
final class MarkupReader {
    /** Without Markdown, which Telegram keeps for old bots. */
    private static final Set<String> PARSE_MODES = Set.of("", "HTML", "MarkdownV2");

    /** How the server tells where markup is broken. */
    private static final Pattern PLACE = Pattern.compile(" at byte offset (\\d{1,6})");

    /** Bot API server, Client.cpp, get_formatted_text. */
    private static final String TOO_LONG_TO_READ = "Text is too long";

    /** The server's words quote the text. */
    private static final int LONGEST_REASON = 200;

    private final boolean isCaption;
    private final Consumer<Refusal> refusals;

    MarkupReader(boolean isCaption, Consumer<Refusal> refusals) {
        this.isCaption = isCaption;
        this.refusals = refusals;
    }

    /** Returns the text; what is refused comes back empty. */
    FormattedText read(String text, String parseMode) {
        if (!PARSE_MODES.contains(parseMode)) {
            refuse(Kind.MALFORMED, "The field parse_mode must be HTML or MarkdownV2, or absent: mend it.");
            return FormattedText.EMPTY;
        }
        return switch (TextFormatting.read(text, parseMode)) {
            case FormattedText formatted -> checked(formatted);
            case TextResult.Refused(String reason) -> {
                if (reason.equals(TOO_LONG_TO_READ)) {
                    refuse(Kind.TOO_LONG, "The text is longer than 32 KiB with its markup: shorten it.");
                } else {
                    refuse(Kind.BROKEN_MARKUP, broken(text, parseMode, reason));
                }
                yield FormattedText.EMPTY;
            }
        };
    }

    private FormattedText checked(FormattedText formatted) {
        int length = formatted.text().length();
        int longest = isCaption ? MessageText.MAX_CAPTION : MessageText.MAX_TEXT;
        if (length > longest) {
            refuse(
                    Kind.TOO_LONG,
                    "The %s has %,d characters as Telegram counts them, and may have %,d: shorten it by %,d."
                            .formatted(isCaption ? "photo's text" : "text", length, longest, length - longest));
            return FormattedText.EMPTY;
        }
        if (length == 0 && !isCaption) {
            refuse(Kind.EMPTY, "There is nothing to be seen in the text: write one, or give a photo.");
        }
        return formatted;
    }

    private static String broken(String text, String parseMode, String reason) {
        Matcher place = PLACE.matcher(reason);
        String where = place.find() ? where(text, Integer.parseInt(place.group(1))) : "";
        return "Telegram would not take the text%s: %s. %s"
                .formatted(
                        where,
                        MessageText.cut(reason, LONGEST_REASON),
                        parseMode.isEmpty()
                                ? "Mend it."
                                : "Mend its " + parseMode + ", or leave parse_mode out to send it as it stands.");
    }

    /** Returns a place as an editor shows it. */
    private static String where(String text, int byteOffset) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String before = new String(bytes, 0, Math.min(byteOffset, bytes.length), StandardCharsets.UTF_8);
        int lineStart = before.lastIndexOf('\n') + 1;
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return " (line %d, character %d)".formatted(line, before.codePointCount(lineStart, before.length()) + 1);
    }

    private void refuse(Kind kind, String sentence) {
        refusals.accept(new Refusal(kind, sentence));
    }
}
