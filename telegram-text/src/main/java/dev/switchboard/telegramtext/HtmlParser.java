package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.Entity.Detail;
import dev.switchboard.telegramtext.HtmlReferences.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** {@code HTML} (TDLib, MessageEntity.cpp, parse_html). */
final class HtmlParser {
    private final MarkupSource source;
    private final StringBuilder result = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean halfCharacters;
    private int position;

    HtmlParser(String text) {
        source = new MarkupSource(text);
    }

    FormattedText parse() {
        while (position < source.length()) {
            char c = source.at(position);
            Optional<Reference> reference = HtmlReferences.read(source, position);
            if (reference.isPresent()) {
                int code = reference.get().code();
                halfCharacters |= Character.getType(code) == Character.SURROGATE;
                result.appendCodePoint(code);
                position = reference.get().end();
            } else if (c != '<') {
                result.append(c);
                position++;
            } else if (source.at(position + 1) == '/') {
                endTag();
            } else {
                HtmlStartTag tag = HtmlStartTag.read(source, position);
                position = tag.end();
                open.addLast(new Open(tag, result.length()));
            }
        }
        if (!open.isEmpty()) {
            throw new Unparsable("Can't find end tag corresponding to start tag \""
                    + open.getLast().tag().name() + '"');
        }
        entities.replaceAll(HtmlParser::withoutLanguageOfInlineCode);
        Collections.sort(entities);
        if (halfCharacters) {
            throw new Unparsable("Text contains invalid Unicode characters after decoding HTML entities, check for"
                    + " unmatched surrogate code units");
        }
        return new FormattedText(result.toString(), entities);
    }

    private void endTag() {
        int start = position;
        if (open.isEmpty()) {
            throw new Unparsable("Unexpected end tag at byte offset " + source.byteOffset(start));
        }
        int nameEnd = start + 2;
        while (!MarkupSource.isSpace(source.at(nameEnd)) && source.at(nameEnd) != '>') {
            nameEnd++;
        }
        int end = nameEnd;
        while (MarkupSource.isSpace(source.at(end)) && source.at(end) != 0) {
            end++;
        }
        if (source.at(end) != '>') {
            throw new Unparsable("Unclosed end tag at byte offset " + source.byteOffset(start));
        }
        String name = MarkupSource.asciiLower(source.substring(start + 2, nameEnd));
        Open ended = open.removeLast();
        if (!name.isEmpty() && !name.equals(ended.tag().name())) {
            throw new Unparsable("Unmatched end tag at byte offset " + source.byteOffset(start) + ", expected \"</"
                    + ended.tag().name() + ">\", found \"</" + name + ">\"");
        }
        position = end + 1;
        if (result.length() > ended.offset()) {
            add(ended.tag(), ended.offset(), result.length() - ended.offset());
        }
    }

    private void add(HtmlStartTag tag, int offset, int length) {
        switch (tag.name()) {
            case "i", "em" -> entities.add(Entity.of(EntityType.ITALIC, offset, length));
            case "b", "strong" -> entities.add(Entity.of(EntityType.BOLD, offset, length));
            case "s", "strike", "del" -> entities.add(Entity.of(EntityType.STRIKETHROUGH, offset, length));
            case "u", "ins" -> entities.add(Entity.of(EntityType.UNDERLINE, offset, length));
            case "tg-spoiler", "span" -> entities.add(Entity.of(EntityType.SPOILER, offset, length));
            case "tg-emoji" ->
                entities.add(new Entity(
                        EntityType.CUSTOM_EMOJI,
                        offset,
                        length,
                        new Detail.Emoji(Links.emojiId(tag.argument())
                                .orElseThrow(() -> new Unparsable("Invalid custom emoji identifier specified")))));
            case "tg-time" -> {
                String format = Links.momentFormat(tag.argument());
                if (tag.date() > 0) {
                    entities.add(
                            new Entity(EntityType.DATE_TIME, offset, length, new Detail.Moment(tag.date(), format)));
                }
            }
            case "a" ->
                Links.entity(tag.argument().isEmpty() ? result.substring(offset) : tag.argument(), offset, length)
                        .ifPresent(entities::add);
            case "blockquote" ->
                entities.add(Entity.of(
                        tag.argument().isEmpty() ? EntityType.BLOCKQUOTE : EntityType.EXPANDABLE_BLOCKQUOTE,
                        offset,
                        length));
            default -> addCode(tag, offset, length);
        }
    }

    /** A {@code pre} and a {@code code} with a language around the same text are one, whichever is outside. */
    private void addCode(HtmlStartTag tag, int offset, int length) {
        boolean pre = tag.name().equals("pre");
        Detail language = tag.argument().isEmpty() ? new Detail.None() : new Detail.Language(tag.argument());
        if (!entities.isEmpty()) {
            Entity last = entities.getLast();
            EntityType partner = pre ? EntityType.CODE : EntityType.PRE;
            Detail spoken = pre ? last.detail() : language;
            if (last.equals(new Entity(partner, offset, length, last.detail())) && spoken instanceof Detail.Language) {
                entities.set(entities.size() - 1, new Entity(EntityType.PRE_CODE, offset, length, spoken));
                return;
            }
        }
        entities.add(new Entity(pre ? EntityType.PRE : EntityType.CODE, offset, length, language));
    }

    private static Entity withoutLanguageOfInlineCode(Entity entity) {
        return entity.type() == EntityType.CODE ? Entity.of(EntityType.CODE, entity.offset(), entity.length()) : entity;
    }

    private record Open(HtmlStartTag tag, int offset) {}
}
