package dev.switchboard.job;

import org.jspecify.annotations.Nullable;

/** What must stay in order: the rule that makes a job's SQS message group of what is known about it. */
enum Ordering {
    /** A person's doings with a bot are handled one after another. */
    BOT_AND_USER {
        @Override
        String group(JobId id, Route route) {
            return route.bot() + ":u" + known(route.user() != null ? route.user() : route.chat(), id);
        }
    },
    /** A chat's events are handled one after another. */
    BOT_AND_CHAT {
        @Override
        String group(JobId id, Route route) {
            return route.bot() + ":c" + known(route.chat(), id);
        }
    },
    /** One person's membership in one chat is handled in order; other people of that chat do not wait. */
    BOT_CHAT_AND_USER {
        @Override
        String group(JobId id, Route route) {
            return route.bot() + ":c" + known(route.chat(), id) + ":u" + known(route.user(), id);
        }
    },
    /** Nothing, but a bot's jobs are one group: on a standard queue SQS keeps a large one from delaying the others. */
    BOT {
        @Override
        String group(JobId id, Route route) {
            return Long.toString(route.bot());
        }
    },
    /** Nothing: each job is a group of its own, so that none is hidden behind others. */
    NONE {
        @Override
        String group(JobId id, Route route) {
            return id.value();
        }
    };

    /**
     * Returns the message group: at most 128 characters of those that SQS allows.
     *
     * @throws IllegalArgumentException if the route lacks what the order goes by
     */
    abstract String group(JobId id, Route route);

    private static long known(@Nullable Long part, JobId id) {
        if (part == null) {
            throw new IllegalArgumentException("job " + id + " lacks the chat or person that its order goes by");
        }
        return part;
    }
}
