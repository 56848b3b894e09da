package dev.switchboard.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {
    @TempDir
    private Path folder;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void kill() {
        process.destroyForcibly();
    }

    @Test
    void remembered_process_is_found_by_another_reader() {
        new ProcessRecords(folder).remember("redis", process.toHandle());

        assertThat(new ProcessRecords(folder).running("redis")).hasValue(process.toHandle());
        assertThat(new ProcessRecords(folder).running()).containsOnlyKeys("redis");
    }

    @Test
    void ended_process_is_not_running() throws InterruptedException {
        var records = new ProcessRecords(folder);
        records.remember("redis", process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(records.running("redis")).isEmpty();
        assertThat(records.running()).isEmpty();
    }

    @Test
    void innocent_process_with_a_reused_pid_is_not_taken_for_the_remembered_one() throws IOException {
        Instant earlier = process.info().startInstant().orElseThrow().minus(Duration.ofHours(1));
        Files.writeString(folder.resolve("redis.pid"), process.pid() + " " + earlier.toEpochMilli() + " 0");

        assertThat(new ProcessRecords(folder).running("redis")).isEmpty();
    }

    @Test
    void torn_record_and_missing_folder_are_no_process() throws IOException {
        Files.writeString(folder.resolve("redis.pid"), "12");

        assertThat(new ProcessRecords(folder).running()).isEmpty();
        assertThat(new ProcessRecords(folder.resolve("none")).running()).isEmpty();
    }

    @Test
    void process_is_asked_to_end_and_killed_if_it_does_not() throws Exception {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done").start();
        assertThat(stubborn.getInputStream().read()).isEqualTo('r');

        boolean gone = Termination.end(List.of(process.toHandle(), stubborn.toHandle()), Duration.ofMillis(100));

        assertThat(gone).isTrue();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(stubborn.waitFor()).isEqualTo(128 + 9);
    }
}
