package dev.switchboard.telegramtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What Telegram takes out of texts, and off their ends (TDLib, MessageEntity.cpp, fix_formatted_text; misc.cpp). */
final class CleanText {
    /** Direction marks: of several in a row all but the last become joiners. */
    private static final Pattern DIRECTION_MARKS = Pattern.compile("[\u200e\u200f]+(?=[\u200e\u200f])");

    /** What looks empty though it is no space (misc.cpp, strip_empty_characters). */
    private static final Pattern INVISIBLE = Pattern.compile("[ \\n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f"
            + "\u2800\u3000\ufeff\ufffc\\x{e0000}-\\x{e007f}]*");

    private static final int FARTHEST = 1_000_000;

    private CleanText() {}

    /**
     * Returns the text as it is sent, arranged and trimmed; empty if nothing is to be seen.
     *
     * @throws Unparsable if an entity lies outside the text, or cuts a character
     */
    static FormattedText of(String text, List<Entity> entities) {
        if (!UnicodeText.isWhole(text)) {
            throw new Unparsable("Strings must be encoded in UTF-8");
        }
        List<Entity> real = checked(entities);
        StringBuilder clean = new StringBuilder(text.length());
        int[] moved = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            moved[i] = clean.length();
            char c = text.charAt(i);
            if (!isRemoved(c)) {
                clean.append(c < ' ' && c != '\n' ? ' ' : c);
            }
        }
        moved[text.length()] = clean.length();
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : EntityLayout.arranged(real)) {
            checkEnds(text, entity);
            Entity shifted = entity.from(moved[entity.offset()], moved[entity.end()]);
            if (shifted.length() > 0) {
                kept.add(shifted);
            }
        }
        String marked =
                DIRECTION_MARKS.matcher(clean).replaceAll(found -> "\u200c".repeat(found.end() - found.start()));
        FormattedText trimmed = trimmed(marked, EntityLayout.arranged(kept));
        return INVISIBLE.matcher(trimmed.text()).matches() ? FormattedText.EMPTY : trimmed;
    }

    private static List<Entity> checked(List<Entity> entities) {
        for (Entity entity : entities) {
            if (entity.offset() < 0 || entity.offset() > FARTHEST) {
                throw new Unparsable("Receive an entity with incorrect offset " + entity.offset());
            }
            if (entity.length() < 0 || entity.length() > FARTHEST) {
                throw new Unparsable("Receive an entity with incorrect length " + entity.length());
            }
            if (entity.detail() instanceof Entity.Detail.Link(String url) && !UnicodeText.isWhole(url)) {
                throw new Unparsable("MessageEntityTextUrl.url must be encoded in UTF-8");
            }
            if (entity.detail() instanceof Entity.Detail.Language(String name) && !UnicodeText.isWhole(name)) {
                throw new Unparsable("MessageEntityPreCode.language must be encoded in UTF-8");
            }
        }
        return entities.stream().filter(entity -> entity.length() > 0).toList();
    }

    private static void checkEnds(String text, Entity entity) {
        if (entity.offset() > text.length()) {
            throw new Unparsable("Entity begins after the end of the text at UTF-16 offset " + entity.offset());
        }
        if (cutsCharacter(text, entity.offset())) {
            throw new Unparsable("Entity begins in a middle of a UTF-16 symbol at byte offset "
                    + byteOffset(text, entity.offset() + 1));
        }
        String beginning = "Entity beginning at UTF-16 offset " + entity.offset();
        if (entity.end() > text.length()) {
            throw new Unparsable(beginning + " ends after the end of the text at UTF-16 offset " + entity.end());
        }
        if (cutsCharacter(text, entity.end())) {
            throw new Unparsable(beginning + " ends in a middle of a UTF-16 symbol at byte offset "
                    + byteOffset(text, entity.end() + 1));
        }
    }

    private static boolean cutsCharacter(String text, int offset) {
        return offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    }

    private static int byteOffset(String text, int index) {
        return MarkupSource.utf8Length(text.substring(0, index));
    }

    /** Carriage returns, direction overrides and lines over letters go. */
    private static boolean isRemoved(char c) {
        return c == '\r' || (c >= '\u2028' && c <= '\u202e') || c == '\u0333' || c == '\u033f' || c == '\u030a';
    }

    /** Entities hold space at the beginning, but none at the end. */
    private static FormattedText trimmed(String text, List<Entity> entities) {
        int end = text.length();
        while (end > 0 && isTrimmed(text.charAt(end - 1))) {
            end--;
        }
        int firstEntity = entities.isEmpty() ? end : entities.getFirst().offset();
        int start = 0;
        while (start < Math.min(end, firstEntity) && isTrimmed(text.charAt(start))) {
            start++;
        }
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : entities) {
            if (entity.offset() < end) {
                kept.add(entity.from(entity.offset() - start, Math.min(entity.end(), end) - start));
            }
        }
        kept.sort(null);
        return new FormattedText(text.substring(start, end), kept);
    }

    private static boolean isTrimmed(char c) {
        return c == ' ' || c == '\n';
    }
}
