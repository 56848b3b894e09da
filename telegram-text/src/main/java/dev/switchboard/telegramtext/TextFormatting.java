package dev.switchboard.telegramtext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.telegramtext.TextResult.Refused;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Makes of a text what Telegram would send (Bot API server, Client.cpp, get_formatted_text; TDLib, MessageEntity.cpp,
 * fix_formatted_text). Never throws, whatever the text.
 */
public final class TextFormatting {
    private static final int MAX_BYTES = 1 << 15;

    private TextFormatting() {}

    /**
     * Reads a text with markup. A text of which nothing would be seen comes back empty.
     *
     * @param parseMode {@code MarkdownV2}, {@code HTML}, {@code Markdown}; {@code none} or empty for none
     */
    public static TextResult read(String text, String parseMode) {
        return read(text, parseMode, MissingNode.getInstance());
    }

    /**
     * Reads a text with markup or entities. A text of which nothing would be seen comes back empty.
     *
     * @param parseMode {@code MarkdownV2}, {@code HTML}, {@code Markdown}; {@code none} or empty for none
     * @param entities the entities where there is no markup; what is no array counts as none
     */
    public static TextResult read(String text, String parseMode, JsonNode entities) {
        try {
            FormattedText parsed = parsed(text, parseMode.toLowerCase(Locale.ROOT), entities);
            FormattedText clean = CleanText.of(parsed.text(), parsed.entities());
            return withFound(new FormattedText(clean.text(), EntityLayout.limited(clean.entities())));
        } catch (Unparsable e) {
            return new Refused(e.reason());
        }
    }

    /** Reads a text without markup, as people write it; what is no Unicode in it is replaced. */
    public static FormattedText plain(String text) {
        return withFound(CleanText.of(UnicodeText.repaired(text), List.of()));
    }

    private static FormattedText parsed(String text, String parseMode, JsonNode entities) {
        if (MarkupSource.utf8Length(text) > MAX_BYTES) {
            throw new Unparsable("Text is too long");
        }
        if (text.isEmpty() || parseMode.isEmpty() || parseMode.equals("none")) {
            return new FormattedText(text, ExplicitEntities.read(entities));
        }
        Supplier<FormattedText> parser = switch (parseMode) {
            case "markdown" -> new MarkdownParser(text)::parse;
            case "markdownv2" -> new MarkdownV2Parser(text)::parse;
            case "html" -> new HtmlParser(text)::parse;
            default -> throw new Unparsable("Unsupported parse_mode");
        };
        try {
            return parser.get();
        } catch (Unparsable e) {
            throw new Unparsable("Can't parse entities: " + e.reason());
        }
    }

    private static FormattedText withFound(FormattedText text) {
        return new FormattedText(text.text(), EntityLayout.arranged(text.entities(), FoundEntities.in(text.text())));
    }
}
