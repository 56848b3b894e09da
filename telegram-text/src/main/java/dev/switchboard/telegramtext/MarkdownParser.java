package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.Entity.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The old {@code Markdown} (TDLib, MessageEntity.cpp, parse_markdown): no nesting, and no escaping inside. */
final class MarkdownParser {
    private final MarkupSource source;
    private final StringBuilder result = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private int position;

    MarkdownParser(String text) {
        source = new MarkupSource(text);
    }

    FormattedText parse() {
        while (position < source.length()) {
            char c = source.at(position);
            if (c == '\\' && isMark(source.at(position + 1))) {
                result.append(source.at(position + 1));
                position += 2;
            } else if (isMark(c)) {
                parseEntity(c);
            } else {
                result.append(c);
                position++;
            }
        }
        return new FormattedText(result.toString(), entities);
    }

    private void parseEntity(char mark) {
        int start = position++;
        boolean pre = mark == '`' && source.has("``", position);
        String language = "";
        if (pre) {
            position += 2;
            int languageEnd = source.languageEnd(position);
            language = source.substring(position, languageEnd);
            position = source.afterLineBreak(languageEnd);
        }
        int offset = result.length();
        String end = pre ? "```" : mark == '[' ? "]" : Character.toString(mark);
        int endAt = source.text().indexOf(end, position);
        if (endAt < 0) {
            throw new Unparsable("Can't find end of the entity starting at byte offset " + source.byteOffset(start));
        }
        result.append(source.text(), position, endAt);
        position = endAt + end.length();
        if (result.length() > offset) {
            add(mark, pre, language, offset);
        }
    }

    private void add(char mark, boolean pre, String language, int offset) {
        int length = result.length() - offset;
        switch (mark) {
            case '_' -> entities.add(Entity.of(EntityType.ITALIC, offset, length));
            case '*' -> entities.add(Entity.of(EntityType.BOLD, offset, length));
            case '[' -> link(offset, length);
            default -> {
                if (!pre) {
                    entities.add(Entity.of(EntityType.CODE, offset, length));
                } else if (language.isEmpty()) {
                    entities.add(Entity.of(EntityType.PRE, offset, length));
                } else {
                    entities.add(new Entity(EntityType.PRE_CODE, offset, length, new Detail.Language(language)));
                }
            }
        }
    }

    private void link(int offset, int length) {
        String url = result.substring(offset);
        if (source.at(position) == '(') {
            int end = source.text().indexOf(')', position);
            // without an end all the rest is the address, as in the real server
            url = source.substring(position + 1, end < 0 ? source.length() : end);
            position = end < 0 ? source.length() : end + 1;
        }
        Optional<Entity> link = Links.entity(url, offset, length);
        link.ifPresent(entities::add);
    }

    private static boolean isMark(char c) {
        return c == '_' || c == '*' || c == '`' || c == '[';
    }
}
