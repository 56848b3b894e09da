package dev.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageGroupTest {
    private static final RawJson PAYLOAD = new RawJson("{}");

    @Test
    void a_persons_messages_share_a_group_and_a_chats_events_another() {
        var route = new Route(1, -5L, 7L);

        assertThat(JobKind.PROCESS_PRIVATE_MESSAGE.group(JobId.ofUpdate(1, 2), route))
                .isEqualTo("1:u7");
        assertThat(JobKind.RECORD_ACTIVITY.group(JobId.ofUpdate(1, 2), route)).isEqualTo("1:c-5");
        assertThat(JobKind.RECORD_MEMBERSHIP.group(JobId.ofUpdate(1, 2), route)).isEqualTo("1:c-5:u7");
    }

    @Test
    void each_unreadable_update_is_a_group_of_its_own() {
        assertThat(unreadable(1).messageGroup()).isNotEqualTo(unreadable(2).messageGroup());
    }

    @Test
    void a_bots_broadcasts_share_a_group_so_that_other_bots_do_not_wait_for_them() {
        assertThat(JobKind.SEND_GROUP_MESSAGE.group(new JobId("a"), new Route(1, -5L, null)))
                .isEqualTo(JobKind.FAN_OUT_BROADCAST.group(new JobId("b"), Route.ofBot(1)))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREADABLE_UPDATE", "FAN_OUT_BROADCAST", "SEND_GROUP_MESSAGE", "DELETE_MESSAGES"})
    void what_the_order_goes_by_must_be_known(JobKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.group(JobId.ofUpdate(1, 2), Route.ofBot(1)))
                .withMessageContaining("tg:1:2");
    }

    private static JobEnvelope unreadable(long updateId) {
        return new JobEnvelope(
                JobId.ofUpdate(1, updateId),
                Route.ofBot(1),
                Priority.HIGH,
                Timing.startingAt(Instant.EPOCH),
                null,
                new Job.UnreadableUpdate(PAYLOAD));
    }
}
