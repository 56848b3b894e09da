package dev.switchboard.dm.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.JobId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of dialogues promises. */
abstract class DialoguesContract {
    private static final AtomicLong LAST_PERSON = new AtomicLong();
    private static final JobId FIRST = new JobId("tg:1:1");
    private static final JobId SECOND = new JobId("tg:1:2");

    private final long person = LAST_PERSON.incrementAndGet();

    abstract Dialogues dialogues();

    @Test
    void nobody_has_a_dialogue_at_first() {
        assertThat(dialogues().find(1, person)).isEqualTo(Dialogue.NEW);
        dialogues().leave(1, person, FIRST);
        assertThat(dialogues().find(1, person)).isEqualTo(Dialogue.NEW);
    }

    @Test
    void a_dialogue_is_found_by_the_next_job_in_this_chat_and_no_other() {
        dialogues().open(1, person, FIRST, Topic.CLONE_TOKEN);
        assertThat(dialogues().find(1, person).foundBy(SECOND)).isEqualTo(Topic.CLONE_TOKEN);
        assertThat(dialogues().find(2, person)).isEqualTo(Dialogue.NEW);
    }

    @Test
    void a_job_that_runs_again_finds_what_it_found_first_and_moves_nothing() {
        dialogues().open(1, person, FIRST, Topic.CLONE_TOKEN);
        var opened = dialogues().find(1, person);
        assertThat(opened.foundBy(FIRST)).isEqualTo(Topic.NONE);
        dialogues().leave(1, person, FIRST);
        dialogues().open(1, person, FIRST, Topic.CLONE_TOKEN);
        assertThat(dialogues().find(1, person)).isEqualTo(opened);

        dialogues().leave(1, person, SECOND);
        var left = dialogues().find(1, person);
        assertThat(left.topic()).isEqualTo(Topic.NONE);
        assertThat(left.foundBy(SECOND)).isEqualTo(Topic.CLONE_TOKEN);
        dialogues().leave(1, person, SECOND);
        assertThat(dialogues().find(1, person)).isEqualTo(left);
    }

    @Test
    void a_job_that_leaves_a_dialogue_may_open_the_next() {
        dialogues().open(1, person, FIRST, Topic.CLONE_TOKEN);
        dialogues().leave(1, person, SECOND);
        dialogues().open(1, person, SECOND, Topic.CLONE_TOKEN);
        var reopened = dialogues().find(1, person);
        assertThat(reopened.topic()).isEqualTo(Topic.CLONE_TOKEN);
        assertThat(reopened.foundBy(SECOND)).isEqualTo(Topic.CLONE_TOKEN);
    }

    @Test
    void of_many_that_move_the_same_version_one_does() {
        var found = dialogues().find(1, person);
        var moved = IntStream.range(0, 16)
                .parallel()
                .filter(i ->
                        dialogues().replace(1, person, found.moved(Topic.CLONE_TOKEN, new JobId("tg:1:" + (100 + i)))))
                .count();
        assertThat(moved).isOne();
        assertThat(dialogues().find(1, person).version()).isOne();
    }

    @Test
    void an_old_version_replaces_nothing_also_after_an_end() {
        var opened = dialogues().find(1, person).moved(Topic.CLONE_TOKEN, FIRST);
        assertThat(dialogues().replace(1, person, opened)).isTrue();
        assertThat(dialogues().replace(1, person, opened)).as("said again").isTrue();
        dialogues().leave(1, person, SECOND);
        assertThat(dialogues().replace(1, person, opened)).isFalse();
        assertThat(dialogues().find(1, person).topic()).isEqualTo(Topic.NONE);
    }
}
