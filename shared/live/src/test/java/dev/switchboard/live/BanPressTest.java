package dev.switchboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanPressTest {
    @Property
    void press_names_whom_its_button_was_for(
            @ForAll BanPress.Step step,
            @ForAll @CharRange(from = 'a', to = 'z') @Chars({'0', '9', '_'}) @StringLength(min = 1, max = 30)
                    String name) {
        BanPress press = new BanPress(step, new InstagramName(name));

        assertThat(press.data().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
        assertThat(BanPress.read(press.data())).contains(press);
    }

    @Property
    void any_data_is_a_press_or_none(@ForAll String data) {
        assertThat(BanPress.read(data)).isEmpty();
        BanPress.read("ban:" + data).ifPresent(press -> assertThat(press.data()).isEqualTo("ban:" + data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ban:",
                "ban:...",
                "ban:Ann",
                "ban: ann",
                "ban:ann ",
                "ban:ann\n",
                "ban:%",
                "ban:ann;drop",
                "ban:\u212aate",
                "BAN:ann",
                "unban",
                "ban_maybe:ann",
                "ban:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void forged_data_is_none(String data) {
        assertThat(BanPress.read(data)).isEmpty();
    }

    @Test
    void name_is_known_in_any_case() {
        assertThat(InstagramName.read("Ann.Live_1")).contains(new InstagramName("ann.live_1"));
    }
}
