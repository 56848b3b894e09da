package dev.switchboard.dm.text;

import dev.switchboard.telegram.MessageText;
import java.util.regex.Pattern;

/** Makes what people and groups call themselves fit to stand in a sentence of ours. */
public final class PersonName {
    /** Telegram's clients allow 64 characters; the API promises nothing. */
    private static final int LONGEST = 64;

    /** What would begin a line of its own, turn the direction of ours, or is half a character. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    /** Not a space, a mark without a letter, or a sign that shows nothing: Hangul's fillers and the empty braille pattern. */
    private static final Pattern SEEN =
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{M}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]");

    /** First strong isolate and its end: a name's direction stays its own (Unicode Bidirectional Algorithm, 2.2). */
    private static final char ISOLATE = '\u2068';

    private static final char END_OF_ISOLATE = '\u2069';

    /** What Telegram makes links of: addresses, mentions, commands, tags and numbers (TDLib, MessageEntity.cpp, find_entities). */
    private static final Pattern LINKING = Pattern.compile("[./@:#$+](?=\\S)");

    /** Word joiner: nobody sees it, and no link goes across it. */
    private static final String UNLINKED = "$0\u2060";

    private PersonName() {}

    /**
     * Returns the name on one line, cut to 64 characters, kept apart in direction where it is not plain Latin; empty if nobody
     * would see it. For messages: Telegram finds no link in it, which a name of a stranger's choice would else put into the bot's mouth.
     */
    public static String of(String name) {
        if (!SEEN.matcher(name).find()) {
            return "";
        }
        var fit = MessageText.cut(UNFIT.matcher(name).replaceAll(" ").strip(), LONGEST);
        var unlinked = LINKING.matcher(fit).replaceAll(UNLINKED);
        return fit.chars().anyMatch(PersonName::mayTurn) ? ISOLATE + unlinked + END_OF_ISOLATE : unlinked;
    }

    /** Hebrew is the first script that is written from right to left. */
    private static boolean mayTurn(int unit) {
        return unit >= 0x0590;
    }
}
