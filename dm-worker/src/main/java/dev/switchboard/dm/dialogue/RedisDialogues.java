package dev.switchboard.dm.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisScripts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dialogues in Redis: JSON with a version, which is compared before it is replaced. One that has ended stays for its day,
 * so that no version comes twice.
 */
public final class RedisDialogues implements Dialogues {
    private static final Duration LIFE = Duration.ofHours(24);

    private static final String FIND = "return redis.call('GET', KEYS[1])";

    /** A repeated command finds its own JSON, and has replaced it too. */
    private static final String REPLACE = """
            local stored = redis.call('GET', KEYS[1])
            if stored == ARGV[2] then return 1 end
            local version = stored and cjson.decode(stored).version or 0
            if version ~= tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RedisScripts redis;
    private final Counter away;

    /** Keeps dialogues by the given scripts, and counts how often Redis is away. */
    public RedisDialogues(RedisScripts redis, MeterRegistry meters) {
        this.redis = redis;
        this.away = meters.counter("switchboard.dialogues.away");
    }

    @Override
    public Dialogue find(long bot, long person) {
        return run(FIND, bot, person, List.of()) instanceof String stored ? read(stored) : Dialogue.NEW;
    }

    @Override
    public boolean replace(long bot, long person, Dialogue next) {
        var arguments = List.of(Long.toString(next.version() - 1), written(next), Long.toString(LIFE.toMillis()));
        return Long.valueOf(1).equals(run(REPLACE, bot, person, arguments));
    }

    private @Nullable Object run(String script, long bot, long person, List<String> arguments) {
        try {
            return redis.run(script, List.of("dialogue:{" + bot + ":" + person + "}"), arguments);
        } catch (RedisAwayException e) {
            away.increment();
            throw new DialoguesAwayException(e);
        }
    }

    private static Dialogue read(String stored) {
        try {
            return JSON.readValue(stored, Stored.class).dialogue();
        } catch (JsonProcessingException e) {
            throw new DialoguesAwayException(e); // of a release to come: its workers will read it
        }
    }

    private static String written(Dialogue dialogue) {
        try {
            return JSON.writeValueAsString(new Stored(
                    dialogue.version(),
                    dialogue.topic().word(),
                    dialogue.before().word(),
                    dialogue.job()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dialogue cannot be written", e);
        }
    }

    /** A topic that another release knows, and this one does not, is none. */
    private record Stored(
            long version,
            String topic,
            String before,
            @Nullable String job) {
        Dialogue dialogue() {
            return new Dialogue(
                    version,
                    Topic.ofWord(topic).orElse(Topic.NONE),
                    Topic.ofWord(before).orElse(Topic.NONE),
                    job);
        }
    }
}
