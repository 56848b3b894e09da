package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.Entity.Detail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** {@code MarkdownV2} (TDLib, MessageEntity.cpp, parse_markdown_v2). */
final class MarkdownV2Parser {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!\n";

    private final MarkupSource source;
    private final StringBuilder result = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean inBlockquote;
    private boolean canStartBlockquote = true;
    private int position;

    MarkdownV2Parser(String text) {
        source = new MarkupSource(text);
    }

    FormattedText parse() {
        for (; position < source.length(); position++) {
            char c = source.at(position);
            if (isEscape(position)) {
                char escaped = source.at(++position);
                plain(escaped, escaped == '\n');
            } else if (!isReserved(c)) {
                plain(c, false);
            } else if (isEnd(c)) {
                end(c);
            } else {
                begin(c);
            }
        }
        endLastBlockquote();
        if (!open.isEmpty()) {
            throw endless(open.getLast());
        }
        Collections.sort(entities);
        return new FormattedText(result.toString(), entities);
    }

    private boolean isEscape(int index) {
        char escaped = source.at(index + 1);
        return source.at(index) == '\\' && escaped > 0 && escaped <= 126;
    }

    private void plain(char c, boolean startsLine) {
        result.append(c);
        if (c != '\r') {
            canStartBlockquote = startsLine;
        }
    }

    private boolean isReserved(char c) {
        boolean code = !open.isEmpty()
                && switch (open.getLast().type()) {
                    case CODE, PRE, PRE_CODE -> true;
                    default -> false;
                };
        return code ? c == '`' : RESERVED.indexOf(c) >= 0;
    }

    private boolean isEnd(char c) {
        if (open.isEmpty()) {
            return false;
        }
        if (inBlockquote && c == '\n' && source.at(position + 1) != '>') {
            return true;
        }
        return switch (open.getLast().type()) {
            case BOLD -> c == '*';
            case ITALIC -> c == '_' && source.at(position + 1) != '_';
            case CODE -> c == '`';
            case PRE, PRE_CODE -> source.has("```", position);
            case TEXT_LINK, CUSTOM_EMOJI -> c == ']';
            case UNDERLINE -> source.has("__", position);
            case STRIKETHROUGH -> c == '~';
            case SPOILER -> source.has("||", position);
            default -> false;
        };
    }

    private void begin(char c) {
        int start = position;
        switch (c) {
            case '\n' -> plain(c, true);
            case '_' -> {
                boolean twice = source.at(position + 1) == '_';
                begin(twice ? EntityType.UNDERLINE : EntityType.ITALIC, start, start + (twice ? 1 : 0));
            }
            case '*' -> begin(EntityType.BOLD, start, start);
            case '~' -> begin(EntityType.STRIKETHROUGH, start, start);
            case '[' -> begin(EntityType.TEXT_LINK, start, start);
            case '`' -> beginCode(start);
            case '|' -> beginPair('|', EntityType.SPOILER);
            case '!' -> beginPair('[', EntityType.CUSTOM_EMOJI);
            case '>' -> beginBlockquote();
            default -> throw reserved(c);
        }
    }

    private void begin(EntityType type, int start, int last) {
        begin(type, start, last, new Detail.None());
    }

    private void begin(EntityType type, int start, int last, Detail detail) {
        open.addLast(new Open(type, detail, result.length(), start));
        position = last;
    }

    private void beginPair(char second, EntityType type) {
        if (source.at(position + 1) != second) {
            throw reserved(source.at(position));
        }
        begin(type, position, position + 1);
    }

    private void beginCode(int start) {
        if (!source.has("```", start)) {
            begin(EntityType.CODE, start, start);
            return;
        }
        int language = start + 3;
        int languageEnd = source.languageEnd(language);
        int last = source.afterLineBreak(languageEnd) - 1;
        if (languageEnd == language) {
            begin(EntityType.PRE, start, last);
        } else {
            begin(EntityType.PRE_CODE, start, last, new Detail.Language(source.substring(language, languageEnd)));
        }
    }

    private void beginBlockquote() {
        if (!canStartBlockquote) {
            throw reserved('>');
        }
        if (!inBlockquote) {
            inBlockquote = true;
            begin(EntityType.BLOCKQUOTE, position, position);
        }
    }

    private void end(char c) {
        if (c == '\n') {
            endBlockquote();
            return;
        }
        Open ended = open.getLast();
        EntityType type = ended.type();
        int offset = ended.offset();
        int length = result.length() - offset;
        switch (type) {
            case UNDERLINE, SPOILER -> position++;
            case PRE, PRE_CODE -> position += 2;
            default -> {}
        }
        switch (type) {
            case TEXT_LINK -> {
                String url = source.at(position + 1) == '(' ? address() : result.substring(offset);
                if (length > 0) {
                    Links.entity(url, offset, length).ifPresent(entities::add);
                }
            }
            case CUSTOM_EMOJI -> {
                if (source.at(position + 1) != '(') {
                    throw new Unparsable("The entity must contain a tg://emoji or tg://time URL");
                }
                Entity emoji = Links.emojiOrMoment(address(), offset, length);
                if (length > 0) {
                    entities.add(emoji);
                }
            }
            default -> {
                if (length > 0) {
                    entities.add(new Entity(type, offset, length, ended.detail()));
                }
            }
        }
        open.removeLast();
    }

    /** Reads the {@code (address)} behind a closing bracket, and stops at its end. */
    private String address() {
        position += 2;
        int start = position;
        StringBuilder url = new StringBuilder();
        while (position < source.length() && source.at(position) != ')') {
            if (isEscape(position)) {
                position++;
            }
            url.append(source.at(position++));
        }
        if (position >= source.length()) {
            throw new Unparsable("Can't find end of a URL at byte offset " + source.byteOffset(start));
        }
        return url.toString();
    }

    /** A line ends that the next does not continue; {@code ||} before its end makes the quotation expandable. */
    private void endBlockquote() {
        EntityType type = EntityType.BLOCKQUOTE;
        if (open.getLast().type() != EntityType.BLOCKQUOTE) {
            if (!isExpandableMark(open.getLast())) {
                throw endless(open.getLast());
            }
            open.removeLast();
            if (open.getLast().type() != EntityType.BLOCKQUOTE) {
                throw endless(open.getLast());
            }
            type = EntityType.EXPANDABLE_BLOCKQUOTE;
        }
        inBlockquote = false;
        plain('\n', true);
        Open quotation = open.removeLast();
        entities.add(Entity.of(type, quotation.offset(), result.length() - quotation.offset()));
    }

    private boolean isExpandableMark(Open last) {
        boolean beforeReturn =
                last.start() == position - 3 && !result.isEmpty() && result.charAt(result.length() - 1) == '\r';
        return last.type() == EntityType.SPOILER && (last.start() == position - 2 || beforeReturn);
    }

    private void endLastBlockquote() {
        if (!inBlockquote) {
            return;
        }
        EntityType type = EntityType.BLOCKQUOTE;
        Open last = open.getLast();
        if (last.type() == EntityType.SPOILER && last.start() == source.length() - 2) {
            open.removeLast();
            type = EntityType.EXPANDABLE_BLOCKQUOTE;
        }
        if (open.getLast().type() == EntityType.BLOCKQUOTE) {
            int offset = open.removeLast().offset();
            if (result.length() > offset) {
                entities.add(Entity.of(type, offset, result.length() - offset));
            }
        }
    }

    private Unparsable endless(Open last) {
        return new Unparsable("Can't find end of " + last.type().nameInErrors() + " entity at byte offset "
                + source.byteOffset(last.start()));
    }

    private static Unparsable reserved(char c) {
        return new Unparsable("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
    }

    private record Open(EntityType type, Detail detail, int offset, int start) {}
}
