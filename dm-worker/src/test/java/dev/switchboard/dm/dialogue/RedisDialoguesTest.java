package dev.switchboard.dm.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.job.JobId;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(LocalParts.class)
class RedisDialoguesTest extends DialoguesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RedisClient redis;

    RedisDialoguesTest(RedisPart part) {
        redis = RedisClients.of(part.uri(), 16, PATIENCE, PATIENCE);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    Dialogues dialogues() {
        return new RedisDialogues(new RedisScripts(redis), meters);
    }

    @Test
    void a_dialogue_lives_for_a_day() {
        dialogues().open(3, 1, new JobId("tg:3:1"), Topic.CLONE_TOKEN);
        assertThat(redis.pttl("dialogue:{3:1}"))
                .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis());
    }

    @Test
    void a_topic_of_another_release_is_none_and_keeps_its_version() {
        redis.set("dialogue:{4:1}", """
                {"version":7,"topic":"of_the_future","before":"none","job":"tg:4:1","more":[1]}""");
        var found = dialogues().find(4, 1);
        assertThat(found).isEqualTo(new Dialogue(7, Topic.NONE, Topic.NONE, "tg:4:1"));
        assertThat(dialogues().replace(4, 1, found.moved(Topic.CLONE_TOKEN, new JobId("tg:4:2"))))
                .isTrue();
    }

    @Test
    void what_cannot_be_read_or_asked_is_away_and_counted() {
        redis.set("dialogue:{5:1}", "[]");
        assertThatThrownBy(() -> dialogues().find(5, 1)).isInstanceOf(DialoguesAwayException.class);

        try (var nobody = RedisClients.of(URI.create("redis://127.0.0.1:" + FreePort.find()), 1, PATIENCE, PATIENCE)) {
            var away = new RedisDialogues(new RedisScripts(nobody), meters);
            assertThatThrownBy(() -> away.find(5, 2)).isInstanceOf(DialoguesAwayException.class);
            assertThat(meters.counter("switchboard.dialogues.away").count()).isOne();
        }
    }
}
