package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clones in Supabase, their tokens encrypted, through functions that record the job they serve. */
public final class PostgrestClones implements Clones {
    private static final PostgrestFunction<Claimed> CLAIM_CLONE =
            PostgrestFunction.idempotent("claim_clone", Claimed.class);

    private static final PostgrestFunction<Renewed> RENEW_CLONE =
            PostgrestFunction.idempotent("renew_clone", Renewed.class);

    private static final PostgrestFunction<Owned> CLONES_OF = PostgrestFunction.idempotent("clones_of", Owned.class);

    private static final Map<Change, PostgrestFunction<Changed>> CHANGES = Map.of(
            Change.PAUSE, PostgrestFunction.idempotent("pause_clone", Changed.class),
            Change.RESUME, PostgrestFunction.idempotent("resume_clone", Changed.class),
            Change.REMOVE, PostgrestFunction.idempotent("remove_clone", Changed.class));

    private final PostgrestClient postgrest;
    private final TokenCipher cipher;

    public PostgrestClones(PostgrestClient postgrest, TokenCipher cipher) {
        this.postgrest = postgrest;
        this.cipher = cipher;
    }

    @Override
    public Claim claim(JobId job, long owner, BotToken token, String username) {
        var claimed = postgrest.call(CLAIM_CLONE, brought(job, owner, token, username));
        return Claim.valueOf(claimed.effect().claim().toUpperCase(Locale.ROOT));
    }

    @Override
    public Renewal renew(JobId job, long owner, BotToken token, String username) {
        var renewed = postgrest.call(RENEW_CLONE, brought(job, owner, token, username));
        return Renewal.valueOf(renewed.effect().renewal().toUpperCase(Locale.ROOT));
    }

    @Override
    public List<CloneBot> of(long owner) {
        return postgrest.call(CLONES_OF, Map.of("owner_id", owner)).clones().stream()
                .map(Row::bot)
                .toList();
    }

    @Override
    public Optional<CloneBot> change(JobId job, long owner, long bot, Change change) {
        var function = Optional.ofNullable(CHANGES.get(change)).orElseThrow();
        var changed = postgrest.call(function, new ChangeClone(job.value(), owner, bot));
        return Optional.ofNullable(changed.effect().bot()).map(Row::bot);
    }

    private Brought brought(JobId job, long owner, BotToken token, String username) {
        var encrypted = cipher.encrypt(token);
        return new Brought(job.value(), owner, token.botId(), username, encrypted.ciphertext(), encrypted.keyId());
    }

    /** The parameters of {@code claim_clone} and {@code renew_clone}. */
    private record Brought(
            String jobId, long ownerId, long botId, String username, String tokenCiphertext, String tokenKeyId) {}

    private record Claimed(ClaimEffect effect) {}

    private record ClaimEffect(String claim) {}

    private record Renewed(RenewEffect effect) {}

    private record RenewEffect(String renewal) {}

    private record Owned(List<Row> clones) {}

    /** The parameters of {@code pause_clone} and its like. */
    private record ChangeClone(String jobId, long ownerId, long botId) {}

    private record Changed(ChangeEffect effect) {}

    private record ChangeEffect(@Nullable Row bot) {}

    private record Row(long id, String username, String state) {
        CloneBot bot() {
            return new CloneBot(id, username, CloneBot.State.valueOf(state.toUpperCase(Locale.ROOT)));
        }
    }
}
