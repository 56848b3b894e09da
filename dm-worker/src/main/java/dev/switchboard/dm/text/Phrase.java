package dev.switchboard.dm.text;

import java.util.Locale;

/** Something that the bot says, in every language a whole: no sentence is put together from pieces. */
public enum Phrase {
    /** Greets a new person. Placeholders: {@code name}, {@code named} (yes or no), {@code points}. */
    WELCOME,
    /** Greets a known person. Placeholders: {@code name}, {@code named} (yes or no). */
    WELCOME_BACK,
    /** Lists the commands. Placeholder: {@code commands}, a line each. */
    HELP,
    /** What a command does, in the list and in the menu of Telegram's apps: 1 to 256 characters (Bot API, BotCommand). */
    COMMAND_START,
    COMMAND_LIVE,
    COMMAND_MY_ACCOUNT,
    COMMAND_REFERRALS,
    COMMAND_SETTINGS,
    COMMAND_CLONE,
    COMMAND_MY_BOTS,
    COMMAND_CANCEL,
    COMMAND_HELP,
    COMMAND_INIT,
    COMMAND_ACTIVATE,
    /** Asks somebody who never registered to do so. */
    START_FIRST,
    /** Heads the choice of a language. */
    SETTINGS,
    /** Confirms a language, in that language. */
    LANGUAGE_CHOSEN,
    /**
     * What a person has. Placeholders: {@code daily}, {@code earned}, {@code unlimited} (by {@code one} group, by {@code
     * several}, or {@code no}), {@code subscribed} (yes or no), {@code subscription}, {@code language}, {@code referrals}, {@code
     * bots}.
     */
    ACCOUNT,
    /** A person's link and what it brought. Placeholders: {@code link}, {@code count}, {@code points}. */
    REFERRALS,
    /** Tells somebody that their link brought a person. Placeholder: {@code points}. */
    REFERRAL_JOINED,
    BUTTON_LIVE,
    BUTTON_ACCOUNT,
    BUTTON_REFERRALS,
    BUTTON_SETTINGS,
    BUTTON_HELP,
    BUTTON_BACK,
    BUTTON_START,
    BUTTON_MY_BOTS,
    /**
     * Heads a page of people who are live. Placeholders: {@code people}, {@code page}, {@code pages}, {@code time}
     * (of the day, UTC), {@code points}, {@code counted} (whether points are: yes or no).
     */
    LIVE,
    /** Is on the button of somebody live. Placeholders: {@code username}, {@code viewers}, {@code known} (yes or no). */
    LIVE_PERSON,
    /** Says that nobody is live. Placeholder: {@code time} (of the day, UTC). */
    LIVE_NOBODY,
    /** Says that a list is too old to turn its pages. */
    LIVE_OVER,
    /** Says when points come and how to earn some. Placeholders: {@code hours}, {@code minutes}, {@code points}, {@code link}. */
    LIVE_NO_POINTS,
    BUTTON_PREVIOUS,
    BUTTON_NEXT,
    BUTTON_REFRESH,
    /** Asks somebody to go slowly, and says what became of what they sent. Placeholder: {@code most}. */
    ASKED_TOO_OFTEN,
    /** Asks somebody to press buttons slowly. Placeholder: {@code most}. */
    PRESSED_TOO_OFTEN,
    /** Asks for a text again, because nobody can say now what it is the answer to; says that it was not kept. */
    DIALOGUES_AWAY,
    /** Confirms that a dialogue has ended. */
    CANCELLED,
    /** Says that there was no dialogue. */
    NOTHING_TO_CANCEL,
    /** The groups behind unlimited points. Placeholders: {@code count}, {@code titles}, {@code more} (not among them). */
    ACCOUNT_GROUPS,
    /** Asks an admin whether somebody live is to be banned in their group. Placeholder: {@code username}. */
    BUTTON_BAN_YES,
    /** Answers that question with no, and ends a dialogue; without a placeholder. */
    BUTTON_CANCEL,
    /** Says that somebody live is banned in the group, and takes it back when pressed. Placeholder: {@code username}. */
    BUTTON_UNBAN,
    /** A group waits for {@code /activate}. */
    GROUP_REGISTERED,
    /** An admin has unlimited points by their group. */
    GROUP_ACTIVATED,
    /** A group's unlimited points are given. */
    GROUP_ALREADY_ACTIVE,
    /** {@code /activate} before {@code /init}. */
    GROUP_NOT_REGISTERED,
    /** Asks an admin to start the bot first. Placeholder: {@code link}. */
    GROUP_START_FIRST,
    /** Asks an anonymous admin to write as themselves. */
    GROUP_ANONYMOUS,
    /** To whom is no admin. */
    GROUP_ADMINS_ONLY,
    /** Asks for rights, by Telegram's words for them (missing or there), in the words of its apps. */
    GROUP_RIGHTS_MISSING,
    /**
     * Tells who had unlimited points. Placeholders: {@code group}, {@code named} (yes or no), {@code reason},
     * {@code unlimited} (whether their points are by another group: yes or no).
     */
    GROUP_ENDED,
    /** Explains how to get a bot's token, and asks for it. */
    CLONE_ASK_TOKEN,
    /** Offers to have a new bot made by a button, or to send a token. */
    CLONE_OFFER_NEW,
    /** Reminds somebody, at the end of an answer to something else, that a token is waited for. */
    CLONE_AWAITED,
    /** Says that a text holds no token, or several. Placeholder: {@code tokens} (none or several). */
    CLONE_NO_TOKEN,
    /** Says that Telegram does not know a token. */
    CLONE_TOKEN_UNKNOWN,
    /** Says that Telegram refused something. Placeholder: {@code reason}, in Telegram's words. */
    CLONE_REFUSED,
    /** Refuses a bot of the fleet's own. Placeholder: {@code bot}, as in all that follow. */
    CLONE_FLEET,
    /** Refuses a bot that somebody else has brought. */
    CLONE_TAKEN,
    /** Refuses a bot that an admin has put aside. */
    CLONE_SUSPENDED,
    /** Refuses one bot too many; without a placeholder. */
    CLONE_TOO_MANY,
    /** Says that a bot is at work. */
    CLONE_DONE,
    /** Says that a token was deleted that nobody had asked for; without a placeholder. */
    CLONE_STRAY_TOKEN,
    /** Says that Telegram did not let a message be deleted, and what to do; without a placeholder. */
    CLONE_TOKEN_STAYS,
    /** Says that a bot is theirs, but that Telegram refused its webhook. Placeholders: {@code bot}, {@code reason}. */
    CLONE_UNCONNECTED,
    /** Says that a bot which somebody had made is at work. Placeholder: {@code bot}, as in the next two. */
    MANAGED_BOT_DONE,
    /** Says that a bot's token was replaced, and that the new one is used. */
    MANAGED_BOT_RENEWED,
    /** As {@link #CLONE_UNCONNECTED}, for a bot that Telegram made. Placeholders: {@code bot}, {@code reason}. */
    MANAGED_BOT_UNCONNECTED,
    /** Says that a bot which somebody had made is one too many. */
    MANAGED_BOT_TOO_MANY,
    /** Heads the list of a person's bots; without a placeholder. */
    MY_BOTS,
    /** Says that a person has no bots; without a placeholder. */
    MY_BOTS_NONE,
    MY_BOT_ACTIVE,
    MY_BOT_PAUSED,
    /** Says that Telegram has not taken a bot's webhook. */
    MY_BOT_UNCONNECTED,
    /** Says that Telegram knows a bot's token no more, and how to bring the new one. */
    MY_BOT_TOKEN_DEAD,
    MY_BOT_SUSPENDED,
    /** Asks whether a bot is really to be removed. */
    REMOVE_BOT,
    BUTTON_NEW_BOT,
    BUTTON_PAUSE_BOT,
    BUTTON_RESUME_BOT,
    BUTTON_REMOVE_BOT,
    /** Answers that question with no; without a placeholder. */
    BUTTON_KEEP_BOT;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Returns the key of its line in the files of phrases. */
    public String key() {
        return key;
    }
}
