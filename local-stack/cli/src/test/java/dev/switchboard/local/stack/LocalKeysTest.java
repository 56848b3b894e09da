package dev.switchboard.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {
    @TempDir
    private Path folder;

    @Test
    void keys_are_made_once_and_kept_for_their_owner_alone() throws Exception {
        Path file = folder.resolve("keys.json");

        LocalKeys made = LocalKeys.in(file);

        assertThat(LocalKeys.in(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.mainBotToken()).matches("\\d{8,10}:[A-Za-z0-9_-]{35}");
        assertThat(made.toString()).doesNotContain(made.webhookMasterSecret());
    }
}
