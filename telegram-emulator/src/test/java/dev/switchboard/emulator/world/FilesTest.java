package dev.switchboard.emulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilesTest {
    private final Files files = new Files(2);

    @Test
    void file_that_nobody_asked_for_longest_is_forgotten() {
        FileId first = add("a.txt");
        FileId second = add("b.txt");
        files.find(first);

        FileId third = add("c.txt");

        assertThat(files.find(first)).isPresent();
        assertThat(files.find(second)).isEmpty();
        assertThat(files.find(third)).isPresent();
    }

    private FileId add(String name) {
        return files.addByUrl(MediaKind.DOCUMENT, name, Map.of())
                .files()
                .getFirst()
                .id();
    }
}
