package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.config.SettingsReader;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetSettingsTest {

    @Test
    void five_a_second_is_what_a_bot_sends_unless_told_otherwise() {
        var settings = read(Map.of());
        assertThat(settings.of(7001)).isEqualTo(new SendRate(5));
        assertThat(settings.processes()).isEqualTo(4);
    }

    @Test
    void a_bot_may_have_a_rate_of_its_own() {
        var settings = read(Map.of("SENDER_RATE", "1.5", "SENDER_RATES", "7001=30,7002=0.5"));
        assertThat(settings.of(7001)).isEqualTo(new SendRate(30));
        assertThat(settings.of(7002)).isEqualTo(new SendRate(0.5));
        assertThat(settings.of(7003)).isEqualTo(new SendRate(1.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7001", "7001=", "=5", "7001=5,", ",7001=5", "7001=31", "7001=0", "bot=5", "7001=5;7002=5"})
    void rates_of_bots_that_cannot_be_meant_are_refused(String rates) {
        assertThatThrownBy(() -> read(Map.of("SENDER_RATES", rates)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SENDER_RATES must be bots with numbers from 0.1 to 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.05", "30.5", "-1", "fast"})
    void a_rate_that_telegram_would_not_bear_is_refused(String rate) {
        assertThatThrownBy(() -> read(Map.of("SENDER_RATE", rate)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SENDER_RATE must be a number from 0.1 to 30");
    }

    @Property
    void shares_together_keep_the_rate_and_the_second(
            @ForAll @DoubleRange(min = 0.1, max = 30) double perSecond,
            @ForAll @IntRange(min = 1, max = 40) int processes) {
        var share = new SendRate(perSecond).sharedBy(processes);
        assertThat(share.perSecond() * processes).isLessThanOrEqualTo(perSecond * 1.000_001);
        if (processes <= perSecond + 1) {
            double mostOfOne = Math.ceil(
                    Duration.ofSeconds(1).toNanos() / (double) share.interval().toNanos() - 1e-6);
            assertThat(mostOfOne * processes).isLessThanOrEqualTo(Math.ceil(perSecond) + 1);
        }
    }

    private static BudgetSettings read(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var settings = BudgetSettings.declareIn(reader);
        return reader.build(settings);
    }
}
