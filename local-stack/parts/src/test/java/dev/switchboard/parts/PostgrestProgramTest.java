package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgrestProgramTest {
    @TempDir
    private Path folder;

    @Test
    void named_program_comes_before_the_one_on_the_path_and_that_before_the_packaged_one() throws IOException {
        var named = program("named", "echo of any version");
        var onPath = program("bin/postgrest", "echo PostgREST 13.0.1");
        var packaged = program("packaged", "echo PostgREST 12.0.2");
        var path = folder.resolve("none") + File.pathSeparator + folder.resolve("bin");

        assertThat(new PostgrestProgram(Map.of("POSTGREST_PATH", named.toString(), "PATH", path), packaged).find())
                .isEqualTo(named);
        assertThat(new PostgrestProgram(Map.of("PATH", path), packaged).find()).isEqualTo(onPath);
        assertThat(new PostgrestProgram(Map.of("PATH", ""), packaged).find()).isEqualTo(packaged);
    }

    @Test
    void program_on_the_path_that_is_too_old_or_does_not_run_here_is_passed_over() throws IOException {
        program("old/postgrest", "echo PostgREST 11.2.2");
        Files.writeString(program("foreign/postgrest", ""), "made for another processor");
        var packaged = program("packaged", "echo PostgREST 12.0.2");
        var path = folder.resolve("old") + File.pathSeparator + folder.resolve("foreign");

        assertThat(new PostgrestProgram(Map.of("PATH", path), packaged).find()).isEqualTo(packaged);
    }

    @Test
    void machine_without_any_is_told_what_to_install() {
        assertThatThrownBy(() -> new PostgrestProgram(Map.of(), folder.resolve("packaged")).find())
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("PostgREST 12 or later on the PATH")
                .hasMessageContaining("POSTGREST_PATH");
    }

    @Test
    void name_of_nothing_is_told_and_nothing_else_is_taken_in_its_place() throws IOException {
        var packaged = program("packaged", "echo PostgREST 12.0.2");
        assertThatThrownBy(() -> new PostgrestProgram(Map.of("POSTGREST_PATH", "/no/such/one"), packaged).find())
                .hasMessageContaining("POSTGREST_PATH names no program: /no/such/one");
    }

    private Path program(String name, String script) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
