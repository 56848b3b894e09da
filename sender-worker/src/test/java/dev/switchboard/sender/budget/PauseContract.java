package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.redis.RedisAwayException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a refusal of Telegram's (429) is taken to be about. */
abstract class PauseContract {
    static final Duration LONG = Duration.ofSeconds(60);
    final SetClock clock = new SetClock();

    abstract Scope pause(Ask ask, Duration retryAfter) throws RedisAwayException;

    abstract void accepted(Ask ask) throws RedisAwayException;

    abstract long bot();

    @Test
    void the_first_refusal_is_about_the_chat_and_so_is_the_same_chat_s_next() throws RedisAwayException {
        assertThat(pause(ask(-1), LONG)).isEqualTo(Scope.CHAT);
        clock.advance(Duration.ofSeconds(1));
        assertThat(pause(ask(-1), LONG)).isEqualTo(Scope.CHAT);
    }

    @Test
    void another_chat_s_refusal_right_after_is_about_the_bot() throws RedisAwayException {
        pause(ask(-1), LONG);
        clock.advance(Duration.ofMillis(4_900));
        assertThat(pause(ask(-2), LONG)).isEqualTo(Scope.BOT);
        assertThat(pause(ask(-3), LONG)).isEqualTo(Scope.BOT);
    }

    @Test
    void refusals_of_two_chats_with_a_message_taken_between_them_are_about_those_chats() throws RedisAwayException {
        pause(ask(-1), LONG);
        clock.advance(Duration.ofSeconds(1));
        accepted(ask(-3));
        assertThat(pause(ask(-2), LONG)).isEqualTo(Scope.CHAT);
        assertThat(pause(ask(-3), LONG)).isEqualTo(Scope.BOT);
    }

    @Test
    void another_chat_s_refusal_some_seconds_later_is_about_that_chat() throws RedisAwayException {
        pause(ask(-1), LONG);
        clock.advance(Duration.ofSeconds(5));
        assertThat(pause(ask(-2), LONG)).isEqualTo(Scope.CHAT);
    }

    @Test
    void another_chat_s_refusal_after_the_first_pause_is_about_that_chat() throws RedisAwayException {
        pause(ask(-1), Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(pause(ask(-2), LONG)).isEqualTo(Scope.CHAT);
    }

    @Test
    void another_bot_s_refusal_says_nothing_of_this_one() throws RedisAwayException {
        pause(new Ask(-bot(), -1, Priority.LOW), LONG);
        assertThat(pause(ask(-2), LONG)).isEqualTo(Scope.CHAT);
    }

    Ask ask(long chat) {
        return new Ask(bot(), chat, Priority.LOW);
    }
}
