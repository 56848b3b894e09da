package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.bots.BotToken;
import dev.switchboard.config.Secret;
import dev.switchboard.dm.doctor.DoctorWiring;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bot that somebody brought, and whose token was replaced at BotFather's since. */
class DeadTokenTest extends CloneFixture {
    DeadTokenTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void its_owner_is_shown_it_once_telegram_refused_it_and_brings_the_new_one() throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        around.telegram()
                .faults()
                .add(new FaultRule(
                        null, bot.id(), null, null, null, null, new Fault.Refuse(401, "Unauthorized", null)));
        var bob = around.telegram().person("Bob");
        bob.chatWith(bot).write("/start");
        conversations.with(bot).deliver(bob);
        conversations.awaitSettled();

        var page = conversations.says(ann, "/my_bots");
        assertThat(page.text()).contains(said(Phrase.MY_BOT_TOKEN_DEAD, bot));
        assertThat(String.valueOf(page.replyMarkup()))
                .contains(said(Phrase.BUTTON_REMOVE_BOT, bot))
                .doesNotContain(said(Phrase.BUTTON_RESUME_BOT, bot), said(Phrase.BUTTON_PAUSE_BOT, bot));

        around.telegram().faults().clear();
        says(ann, "/clone");
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_DONE, bot));
        assertThat(says(ann, "/my_bots")).contains(said(Phrase.MY_BOT_ACTIVE, bot));
    }

    @Test
    void whoever_has_the_living_token_has_the_bot() throws InterruptedException {
        var mallory = registered("Mallory");
        var ann = registered("Ann");
        var bot = clone(mallory, "ann_bot");
        storeDead(bot);
        says(ann, "/clone");
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_DONE, bot));

        assertThat(row(bot).ownerId()).isEqualTo(ann.user().id());
        assertThat(says(mallory, "/my_bots")).isEqualTo(said(Phrase.MY_BOTS_NONE));
        says(mallory, "/clone");
        assertThat(says(mallory, bot.token())).as("it lives again").isEqualTo(said(Phrase.CLONE_TAKEN, bot));
    }

    @Test
    void what_an_admin_has_put_aside_no_living_token_wakes() throws InterruptedException {
        var mallory = registered("Mallory");
        var ann = registered("Ann");
        var bot = clone(mallory, "ann_bot");
        storeDead(bot);
        around.postgrest().from("bots").update(Map.of("state", "paused"), Filter.eq("id", bot.id()));
        says(ann, "/clone");
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_SUSPENDED, bot));
        assertThat(row(bot).ownerId()).isEqualTo(mallory.user().id());
    }

    @Test
    void the_webhook_doctor_notes_it_and_a_mere_check_does_not() throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        storeDead(bot);
        try (var wiring = new DoctorWiring(around.postgrest(), around.environment())) {
            assertThat(wiring.doctor().visit(bot.id(), false).isWell()).isFalse();
            assertThat(says(ann, "/my_bots")).contains(said(Phrase.MY_BOT_ACTIVE, bot));
            assertThat(wiring.doctor().visit(bot.id(), true).isWell()).isFalse();
            assertThat(says(ann, "/my_bots")).contains(said(Phrase.MY_BOT_TOKEN_DEAD, bot));
        }
    }

    /** Puts a token that Telegram does not know in the place of the stored one: so it is when its owner has replaced it. */
    private void storeDead(EmulatedBot bot) {
        var dead = around.cipher()
                .encrypt(new BotToken(bot.id(), Secret.of(bot.id() + ":AAE_nobody-knows-this-token-of-ours")));
        around.postgrest()
                .from("bots")
                .update(Map.of("token_ciphertext", dead.ciphertext()), Filter.eq("id", bot.id()));
    }
}
