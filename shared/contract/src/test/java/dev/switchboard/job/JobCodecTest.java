package dev.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobCodecTest {
    private static final String MINIMAL = "{\"v\":1,\"id\":\"tg:1:2\",\"kind\":\"process_callback\",\"bot\":1,"
            + "\"priority\":\"high\",\"enqueuedAt\":1767225600000,\"payload\":{\"a\":1}}";

    private final JobCodec codec = new JobCodec();

    @Property
    void every_envelope_comes_back_as_it_was(@ForAll("envelopes") JobEnvelope envelope) {
        assertThat(codec.decode(codec.encode(envelope))).isEqualTo(new DecodedJob.Known(envelope));
    }

    @Property
    void no_text_at_all_makes_the_codec_throw(@ForAll String text) {
        assertThat(codec.decode(text)).isInstanceOf(DecodedJob.Unknown.class);
    }

    @Test
    void the_payload_travels_to_the_letter() {
        var update = "{ \"update_id\" : 7,\n \"x\":1.50e+3, \"new_field\":[\"\\u00e9\\ud800\\u0000\", null ] }";
        var envelope = envelope(new Job.ProcessPrivateMessage(new RawJson(update)));

        assertThat(codec.encode(envelope)).endsWith("\"payload\":" + update + "}");
        assertThat(codec.decode(codec.encode(envelope))).isEqualTo(new DecodedJob.Known(envelope));
    }

    @Test
    void characters_that_sqs_refuses_are_escaped() {
        var encoded = codec.encode(envelope(new Job.RecordActivity(new RawJson("{\"text\":\"a\uFFFE\uFFFFb\"}"))));

        assertThat(encoded).contains("\"a\\uFFFE\\uFFFFb\"");
    }

    @Test
    void a_field_of_a_later_version_of_the_sender_is_passed_over() {
        assertThat(codec.decode(MINIMAL.replace("\"bot\":1", "\"bot\":1,\"extra\":{\"x\":[1]}")))
                .isInstanceOf(DecodedJob.Known.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v\":1 | \"v\":2 | unknown envelope version 2",
                "\"v\":1, | `` | the envelope has no version",
                "process_callback | fly | unknown job kind fly",
                "\"high\" | \"urgent\" | unknown priority",
                "\"bot\":1 | \"bot\":\"1\" | field bot is not a whole number",
                "\"bot\":1 | \"bot\":99999999999999999999 | field bot is not a whole number",
                "\"bot\":1, | `` | field bot is missing",
                "1767225600000 | 1767225600 | field enqueuedAt is not a time from 2000 to 2100",
                "1767225600000 | -1 | field enqueuedAt is not a time from 2000 to 2100",
                "1767225600000 | 9223372036854775807 | field enqueuedAt is not a time from 2000 to 2100",
                "\"bot\":1 | \"bot\":1,\"notBefore\":9223372036854775807 | field notBefore is not a time from 2000 to 2100",
                "\"bot\":1 | \"bot\":1,\"expiresAt\":0 | field expiresAt is not a time from 2000 to 2100",
                "tg:1:2 | a b | field id is not a job id",
                ",\"payload\":{\"a\":1} | `` | field payload is missing",
                "{\"a\":1}} | {\"a\":1 | the envelope is not well-formed JSON"
            })
    void what_cannot_be_read_says_why(String part, String replacement, String reason) {
        assertThat(codec.decode(MINIMAL.replace(part, replacement))).isEqualTo(new DecodedJob.Unknown(reason));
    }

    @Test
    void a_persons_jobs_with_one_bot_share_a_group_and_others_do_not() {
        var first = at(new Route(1, 50L, 50L), new Job.ProcessPrivateMessage(new RawJson("{}")));
        var second = at(new Route(1, -100L, 50L), new Job.ProcessGroupCommand(new RawJson("{}")));
        var another = at(new Route(1, 51L, 51L), new Job.ProcessPrivateMessage(new RawJson("{}")));
        var otherBot = at(new Route(2, 50L, 50L), new Job.ProcessPrivateMessage(new RawJson("{}")));

        assertThat(first.messageGroup()).isEqualTo(second.messageGroup());
        assertThat(first.messageGroup()).isNotEqualTo(another.messageGroup()).isNotEqualTo(otherBot.messageGroup());
    }

    @Provide
    Arbitrary<JobEnvelope> envelopes() {
        var ids = Arbitraries.longs().between(1, 1L << 52);
        var routes = Combinators.combine(ids, Arbitraries.longs().injectNull(0.3), ids.injectNull(0.3))
                .as(Route::new);
        var instants = Arbitraries.longs()
                .between(946_684_800_000L, 4_102_444_800_000L)
                .map(Instant::ofEpochMilli);
        var timings = Combinators.combine(instants, instants.injectNull(0.5), instants.injectNull(0.5))
                .as(Timing::new);
        var jobs = Combinators.combine(
                        Arbitraries.of(JobKind.values()),
                        Arbitraries.of("{}", "{\"update_id\":1}", "[]", "1", "\"x\"", "{\"a\":{\"b\":[1,2,{}]}}"))
                .as((kind, payload) -> kind.read(new RawJson(payload)));
        return Combinators.combine(
                        ids.map(id -> JobId.ofUpdate(1, id)),
                        routes,
                        Arbitraries.of(Priority.values()),
                        timings,
                        Arbitraries.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .injectNull(0.5),
                        jobs)
                .as(JobEnvelope::new);
    }

    private static JobEnvelope envelope(Job job) {
        return at(new Route(1, 2L, 3L), job);
    }

    private static JobEnvelope at(Route route, Job job) {
        return new JobEnvelope(
                JobId.ofUpdate(1, 2),
                route,
                job.kind().priority(),
                Timing.startingAt(Instant.ofEpochSecond(1_800_000_000)),
                null,
                job);
    }
}
