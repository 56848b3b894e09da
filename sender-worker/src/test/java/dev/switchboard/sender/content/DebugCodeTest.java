package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebugCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"DBG:ABC234", "dbg:abc234", "abc234", "  DBG:ABC234\n"})
    void code_is_read_as_people_write_it(String text) {
        assertThat(DebugCode.parse(text)).contains(new DebugCode("DBG:ABC234"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DBG:",
                "DBG:ABC23",
                "DBG:ABC2345",
                "DBG:ABC23O",
                "DBG:ABC230",
                "DBG ABC234",
                "DBG:\u0131BC234"
            })
    void what_is_no_code_is_none(String text) {
        assertThat(DebugCode.parse(text)).isEmpty();
    }

    @Property
    void every_code_drawn_is_read_back(@ForAll long seed) {
        DebugCode code = new DebugCodes(new Random(seed)).next();

        assertThat(code.value()).hasSize(DebugCode.LENGTH);
        assertThat(DebugCode.parse(code.value())).isEqualTo(Optional.of(code));
    }

    @Test
    void draws_differ_and_use_every_character() {
        DebugCodes codes = new DebugCodes(new Random(7));
        Set<DebugCode> drawn = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            DebugCode code = codes.next();
            drawn.add(code);
            code.value().substring(4).chars().forEach(characters::add);
        }

        assertThat(drawn).hasSize(1_000);
        assertThat(characters).hasSize(32);
    }
}
