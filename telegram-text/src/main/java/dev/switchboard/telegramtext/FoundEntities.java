package dev.switchboard.telegramtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what Telegram marks by itself (TDLib, MessageEntity.cpp, find_entities). */
final class FoundEntities {
    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String TAG = "[\\p{L}\\p{Nd}_\u200c\u00b7\u0d80-\u0dff]";

    /** A name after the {@code @} that is none spoils the command. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?<![" + WORD + "/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![" + WORD + "/<>])");

    /** Names under four letters are a few bots of Telegram's own. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![" + WORD + "])@(?:[A-Za-z0-9_]{4,32}+|(?i:gif|nft|pic|ufc|vid))(?![" + WORD + "])");

    private static final Pattern HASHTAG =
            Pattern.compile("(?<!" + TAG + ")#(" + TAG + "{1,256}+)(?:@[A-Za-z0-9_]{3,32}+)?+(?!" + TAG + "{0,4096}#)");

    private static final Pattern CASHTAG = Pattern.compile("(?<!" + TAG + ")(?<!\\$)\\$(?:1INCH|[A-Z]{1,8}+)"
            + "(?:@[A-Za-z0-9_]{3,32}+(?![A-Za-z0-9_]))?+(?!" + TAG + ")(?!\\$)");

    /** The server finds these, and no source says how: an international number, grouped or not. */
    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(?<![" + WORD + "+])\\+[0-9](?:[ ()-]{0,2}[0-9]){6,14}(?![" + WORD + "])");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private FoundEntities() {}

    /** Returns what is found, none overlapping another, in order of offset. */
    static List<Entity> in(String text) {
        List<Entity> found = new ArrayList<>();
        add(found, EntityType.MENTION, MENTION.matcher(text));
        add(found, EntityType.BOT_COMMAND, COMMAND.matcher(text));
        addHashtags(found, HASHTAG.matcher(text));
        add(found, EntityType.CASHTAG, CASHTAG.matcher(text));
        add(found, EntityType.PHONE_NUMBER, PHONE_NUMBER.matcher(text));
        found.addAll(UrlFinder.find(text));
        return EntityLayout.apart(found);
    }

    private static void add(List<Entity> found, EntityType type, Matcher matcher) {
        while (matcher.find()) {
            found.add(Entity.of(type, matcher.start(), matcher.end() - matcher.start()));
        }
    }

    private static void addHashtags(List<Entity> found, Matcher matcher) {
        while (matcher.find()) {
            if (LETTER.matcher(matcher.group(1)).find()) {
                found.add(Entity.of(EntityType.HASHTAG, matcher.start(), matcher.end() - matcher.start()));
            }
        }
    }
}
