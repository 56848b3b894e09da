package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignToolsTest {
    @TempDir
    private Path folder;

    @Test
    void test_of_an_absent_program_is_skipped_and_says_why() {
        ForeignTools tools = new ForeignTools(Map.of("PATH", folder.toString()));

        assertThatThrownBy(() -> tools.require("npm"))
                .isNotInstanceOf(AssertionError.class)
                .hasMessageContaining("skipped: npm is not on the path");
    }

    @Test
    void test_of_an_absent_program_fails_under_continuous_integration() {
        ForeignTools tools = new ForeignTools(Map.of("CI", "true"));

        assertThatThrownBy(() -> tools.require("npm"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("npm is not on the path");
    }

    @Test
    void program_that_the_environment_names_goes_before_those_on_the_path() throws Exception {
        Path onPath = Files.createFile(
                folder.resolve("chromium"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> path = Map.of("PATH", folder.toString());

        assertThat(new ForeignTools(path).find("BROWSER", "chrome", "chromium")).contains(onPath);
        assertThat(new ForeignTools(Map.of("PATH", folder.toString(), "BROWSER", "/opt/b")).find("BROWSER", "chromium"))
                .contains(Path.of("/opt/b"));
        assertThat(new ForeignTools(path).find("BROWSER", "chrome")).isEmpty();
    }

    @Test
    void program_on_the_path_is_found() throws Exception {
        Files.createFile(
                folder.resolve("npm"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ForeignTools tools = new ForeignTools(Map.of("CI", "true", "PATH", folder.toString()));

        assertThatCode(() -> tools.require("npm")).doesNotThrowAnyException();
    }
}
