package dev.switchboard.dm.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes away while the doctor visits a bot. */
@ExtendWith(LocalParts.class)
class DatabaseAwayTest {
    private static final long BOT = 8_800_000_001L;
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final SupabasePart supabase;

    DatabaseAwayTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @Test
    void is_told_of_and_the_visit_goes_on() {
        var keys = TokenKeys.of(Secret.of("test:" + Base64.getEncoder().encodeToString(new byte[32])));
        try (var postgrest = client(supabase.uri());
                var away = client(NOBODY);
                var gateways = new TelegramGateways(new TelegramSettings(NOBODY, Duration.ofSeconds(1)))) {
            var bots = new PostgrestBotDirectory(postgrest, new TokenCipher(keys, new SecureRandom()));
            bots.store(new Bot(
                    BOT,
                    "away_bot",
                    BotRole.MAIN,
                    BotState.ACTIVE,
                    BotToken.of(BOT + ":AAE_a-token-of-no-bot-of-ours")));
            var doctor = new BotDoctor(
                    bots,
                    gateways,
                    Pauses.sleeping(),
                    new GroupsSpecialist(new PostgrestRegisteredGroups(away)),
                    List.of(new StillThere()));
            assertThat(doctor.visit(BOT, false).findings())
                    .extracting(Finding::verdict, Finding::about)
                    .containsExactly(tuple(Verdict.BROKEN, "groups"), tuple(Verdict.FINE, "still there"));
            postgrest.from("bots").delete(Filter.eq("id", BOT));
        }
    }

    private PostgrestClient client(URI address) {
        return new PostgrestClient(
                PostgrestSettings.of(address, Secret.of(supabase.keys().serviceRole())));
    }

    private record StillThere() implements Specialist {
        @Override
        public List<Finding> examine(Examination bot) {
            return List.of(new Finding(Verdict.FINE, about(), "after the other"));
        }

        @Override
        public String about() {
            return "still there";
        }
    }
}
