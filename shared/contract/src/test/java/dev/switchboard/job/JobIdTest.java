package dev.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class JobIdTest {
    @Test
    void a_part_of_a_job_has_the_same_id_whenever_it_is_named() {
        assertThat(JobId.ofUpdate(1, 2).part("gone")).hasToString("tg:1:2/gone");
    }

    @Test
    void a_part_is_no_word_that_a_queue_would_refuse() {
        var job = JobId.ofUpdate(1, 2);

        assertThatIllegalArgumentException().isThrownBy(() -> job.part("two words"));
    }
}
