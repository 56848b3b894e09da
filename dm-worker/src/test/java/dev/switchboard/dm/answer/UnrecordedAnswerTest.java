package dev.switchboard.dm.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that Telegram accepted, and that the record does not take. */
class UnrecordedAnswerTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final RefusingRecord record = new RefusingRecord();
    private int deeds;

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void a_job_that_runs_again_only_records_it() {
        var bot = telegram.bot(new BotFather.Request(4_242L, null, "some_bot", null, null));
        var ann = telegram.person("Ann");
        ann.chatWith(bot).write("/start");
        var envelope = new JobEnvelope(
                JobId.ofUpdate(bot.id(), 1),
                new Route(bot.id(), ann.user().id(), ann.user().id()),
                Priority.HIGH,
                Timing.startingAt(Instant.EPOCH),
                null,
                new Job.ProcessPrivateMessage(new RawJson("{}")));
        var known = new Bot(bot.id(), "some_bot", BotRole.MAIN, BotState.ACTIVE, BotToken.of(bot.token()));
        var clock = InstantSource.fixed(Instant.EPOCH);
        var settings = new TelegramSettings(telegram.address(), Duration.ofSeconds(60));
        try (var gateways = new TelegramGateways(settings)) {
            var answers = new Answers(
                    new CachedBotDirectory(_ -> Optional.of(known), clock), gateways, record, (_, _) -> {}, clock);
            for (int run = 0; run < 3; run++) {
                assertThatThrownBy(() -> give(answers, envelope, ann.user().id()))
                        .isInstanceOf(IllegalStateException.class);
            }
            record.refuses = false;
            assertThat(give(answers, envelope, ann.user().id())).isEqualTo(new AnswerResult.Given());
        }

        assertThat(record.taken).containsExactly(envelope.id());
        assertThat(deeds).isOne();
        assertThat(telegram.calls())
                .filteredOn(call -> call.method().equalsIgnoreCase("sendMessage"))
                .hasSize(1);
    }

    private AnswerResult give(Answers answers, JobEnvelope envelope, long chat) {
        return answers.give(envelope, _ -> {
            deeds++;
            return new Performed.Done(new Recorded<>(new Answer.Write(chat, "hello", null), false));
        });
    }

    private static final class RefusingRecord implements AnswerRecord {
        private final List<JobId> taken = new ArrayList<>();
        private boolean refuses = true;

        @Override
        public void answered(JobId job) {
            if (refuses) {
                throw new IllegalStateException("the record is away");
            }
            taken.add(job);
        }

        @Override
        public boolean knows(JobId job) {
            return true;
        }
    }
}
