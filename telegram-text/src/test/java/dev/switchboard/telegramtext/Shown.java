package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.Entity.Detail;
import java.util.stream.Collectors;

/** Texts and entities in one line, such as {@code bold+url [bold 0+4] [url 5+3]}. */
final class Shown {
    private Shown() {}

    /** Returns what a parser makes of a markup, or why it refuses. */
    static String parsed(String parseMode, String markup) {
        try {
            return of(
                    switch (parseMode) {
                        case "HTML" -> new HtmlParser(markup).parse();
                        case "Markdown" -> new MarkdownParser(markup).parse();
                        default -> new MarkdownV2Parser(markup).parse();
                    });
        } catch (Unparsable e) {
            return e.reason();
        }
    }

    /** Returns what is sent of a text, or why it is refused. */
    static String read(String text, String parseMode) {
        return switch (TextFormatting.read(text, parseMode)) {
            case FormattedText formatted -> of(formatted);
            case TextResult.Refused(String reason) -> reason;
        };
    }

    static String of(FormattedText formatted) {
        return formatted.text() + formatted.entities().stream().map(Shown::of).collect(Collectors.joining());
    }

    private static String of(Entity entity) {
        String detail = switch (entity.detail()) {
            case Detail.None _ -> "";
            case Detail.Link(String url) -> " " + url;
            case Detail.Mention(long user) -> " " + user;
            case Detail.Language(String name) -> " " + name;
            case Detail.Emoji(long id) -> " " + id;
            case Detail.Moment(int time, String format) -> " " + time + "/" + format;
        };
        return " [" + entity.type().word() + " " + entity.offset() + "+" + entity.length() + detail + "]";
    }
}
