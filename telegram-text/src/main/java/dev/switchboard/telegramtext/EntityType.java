package dev.switchboard.telegramtext;

/** What a part of a text can be (TDLib, MessageEntity.h). */
public enum EntityType {
    MENTION("mention", "Mention", 50, Nesting.CONTINUOUS),
    HASHTAG("hashtag", "Hashtag", 50, Nesting.CONTINUOUS),
    CASHTAG("cashtag", "Cashtag", 50, Nesting.CONTINUOUS),
    BOT_COMMAND("bot_command", "BotCommand", 50, Nesting.CONTINUOUS),
    URL("url", "Url", 50, Nesting.CONTINUOUS),
    EMAIL("email", "EmailAddress", 50, Nesting.CONTINUOUS),
    PHONE_NUMBER("phone_number", "PhoneNumber", 50, Nesting.CONTINUOUS),
    BOLD("bold", "Bold", 90, Nesting.SPLITTABLE),
    ITALIC("italic", "Italic", 91, Nesting.SPLITTABLE),
    UNDERLINE("underline", "Underline", 92, Nesting.SPLITTABLE),
    STRIKETHROUGH("strikethrough", "Strikethrough", 93, Nesting.SPLITTABLE),
    SPOILER("spoiler", "Spoiler", 94, Nesting.SPLITTABLE),
    BLOCKQUOTE("blockquote", "BlockQuote", 0, Nesting.BLOCKQUOTE),
    EXPANDABLE_BLOCKQUOTE("expandable_blockquote", "ExpandableBlockQuote", 0, Nesting.BLOCKQUOTE),
    CODE("code", "Code", 20, Nesting.PRE),
    PRE("pre", "Pre", 11, Nesting.PRE),
    /** A {@code pre} with a language. */
    PRE_CODE("pre", "PreCode", 10, Nesting.PRE),
    DATE_TIME("date_time", "Date", 30, Nesting.PRE),
    TEXT_LINK("text_link", "TextUrl", 49, Nesting.CONTINUOUS),
    TEXT_MENTION("text_mention", "MentionName", 49, Nesting.CONTINUOUS),
    CUSTOM_EMOJI("custom_emoji", "CustomEmoji", 99, Nesting.CONTINUOUS);

    private final String word;
    private final String nameInErrors;
    private final int priority;
    private final Nesting nesting;

    EntityType(String word, String nameInErrors, int priority, Nesting nesting) {
        this.word = word;
        this.nameInErrors = nameInErrors;
        this.priority = priority;
        this.nesting = nesting;
    }

    /** Returns the Bot API's word. */
    public String word() {
        return word;
    }

    /** Tells whether Telegram finds such parts by itself, and passes over what bots say of them. */
    public boolean isFound() {
        return switch (this) {
            case MENTION, HASHTAG, CASHTAG, BOT_COMMAND, URL, EMAIL, PHONE_NUMBER -> true;
            default -> false;
        };
    }

    String nameInErrors() {
        return nameInErrors;
    }

    /** Of two entities over the same text the one of lower priority stands first. */
    int priority() {
        return priority;
    }

    boolean is(Nesting kind) {
        return nesting == kind;
    }

    /** How entities may lie in each other. */
    enum Nesting {
        /** Is cut where another begins, so that it can stand in everything but code. */
        SPLITTABLE,
        /** Holds others whole, but no blockquote. */
        BLOCKQUOTE,
        /** Holds splittable ones only. */
        CONTINUOUS,
        /** Holds nothing, and stands in a blockquote only. */
        PRE
    }
}
