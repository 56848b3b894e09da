package dev.switchboard.sender.content;

import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.EntityType;
import dev.switchboard.telegramtext.FormattedText;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts the debug code behind a text, and cuts the text where there is no room for both. */
final class CodedText {
    /** What means something else, or nothing, when its end is missing. */
    private static final Set<EntityType> INDIVISIBLE = Set.of(
            EntityType.MENTION,
            EntityType.HASHTAG,
            EntityType.CASHTAG,
            EntityType.BOT_COMMAND,
            EntityType.URL,
            EntityType.EMAIL,
            EntityType.PHONE_NUMBER,
            EntityType.DATE_TIME,
            EntityType.CUSTOM_EMOJI);

    /** No writing puts more units into one sign; who heaps up more has it cut. */
    private static final int LONGEST_SIGN = 64;

    private CodedText() {}

    /** Returns the text's beginning, a line break and the code, of at most {@code longest} units together. */
    static FormattedText of(FormattedText text, DebugCode code, int longest) {
        FormattedText shown = shown(text, longest);
        String before = shown.text().isEmpty() ? "" : shown.text() + "\n";
        return new FormattedText(before + code.value(), shown.entities());
    }

    /** Returns the text's beginning that stands before a code. */
    static FormattedText shown(FormattedText text, int longest) {
        return cut(text, longest - 1 - DebugCode.LENGTH);
    }

    private static FormattedText cut(FormattedText text, int longest) {
        if (text.text().length() <= longest) {
            return text;
        }
        int end = trimmed(text.text(), beforeIndivisible(text.entities(), signEnd(text.text(), longest)));
        List<Entity> kept = text.entities().stream()
                .filter(entity -> entity.offset() < end)
                .map(entity -> clipped(entity, end))
                .toList();
        return new FormattedText(text.text().substring(0, end), kept);
    }

    /** Returns the last end of a sign that people see as one, at or before a position. */
    private static int signEnd(String text, int position) {
        BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        // the signs around the cut are enough: looking at the whole text for each message would cost
        int from = position - LONGEST_SIGN;
        signs.setText(text.substring(from, Math.min(text.length(), position + LONGEST_SIGN)));
        int end = signs.isBoundary(LONGEST_SIGN) ? LONGEST_SIGN : signs.preceding(LONGEST_SIGN);
        if (end > 0) {
            return from + end;
        }
        return Character.isLowSurrogate(text.charAt(position)) ? position - 1 : position;
    }

    /** Returns where the outermost entity begins that would be cut in vain, or the end itself. */
    private static int beforeIndivisible(List<Entity> entities, int end) {
        return entities.stream()
                .filter(entity -> INDIVISIBLE.contains(entity.type()))
                // one that is all of the text is better cut than the text lost
                .filter(entity -> entity.offset() > 0 && entity.offset() < end && entity.end() > end)
                .mapToInt(Entity::offset)
                .min()
                .orElse(end);
    }

    private static int trimmed(String text, int end) {
        int last = end;
        while (last > 0 && (text.charAt(last - 1) == ' ' || text.charAt(last - 1) == '\n')) {
            last--;
        }
        return last;
    }

    private static Entity clipped(Entity entity, int end) {
        int length = Math.min(entity.end(), end) - entity.offset();
        return new Entity(entity.type(), entity.offset(), length, entity.detail());
    }
}
