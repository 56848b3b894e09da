package dev.switchboard.emulator.types;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the commands and mentions that Telegram marks in a plain text (TDLib, MessageEntity.cpp). */
final class TextEntities {
    private static final String WORD = "\\p{L}\\p{N}_";

    /** A name after the {@code @} that is none spoils the command. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?<![" + WORD + "/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![" + WORD + "/<>])");

    /** Shorter names are Telegram's own bots, such as {@code @gif}. */
    private static final Pattern MENTION = Pattern.compile("(?<![" + WORD + "])@[A-Za-z0-9_]{4,32}+(?![" + WORD + "])");

    private TextEntities() {}

    static List<MessageEntity> find(String text) {
        List<MessageEntity> found = new ArrayList<>();
        add(found, "bot_command", COMMAND.matcher(text));
        add(found, "mention", MENTION.matcher(text));
        found.sort(Comparator.comparingInt(MessageEntity::offset));
        return List.copyOf(found);
    }

    private static void add(List<MessageEntity> found, String type, Matcher matcher) {
        while (matcher.find()) {
            found.add(new MessageEntity(type, matcher.start(), matcher.end() - matcher.start()));
        }
    }
}
