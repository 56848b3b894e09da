package dev.switchboard.job;

/** What must stay in order: the rule that makes a job's SQS message group from its route. */
enum Ordering {
    /** A person's doings with a bot are handled one after another. */
    BOT_AND_USER {
        @Override
        String group(Route route) {
            return route.bot() + ":u" + (route.user() != null ? route.user() : route.chat());
        }
    },
    /** A chat's events are handled one after another. */
    BOT_AND_CHAT {
        @Override
        String group(Route route) {
            return route.bot() + ":c" + route.chat();
        }
    },
    /** One person's membership in one chat is handled in order; other people of that chat do not wait. */
    BOT_CHAT_AND_USER {
        @Override
        String group(Route route) {
            return route.bot() + ":c" + route.chat() + ":u" + route.user();
        }
    };

    /** Returns the message group: at most 128 characters of those that SQS allows. */
    abstract String group(Route route);
}
