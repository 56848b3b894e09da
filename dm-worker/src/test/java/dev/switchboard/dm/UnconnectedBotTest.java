package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.doctor.DoctorWiring;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import org.junit.jupiter.api.Test;

/** A bot that somebody brought, and whose webhook Telegram refuses. */
class UnconnectedBotTest extends CloneFixture {
    private static final String REFUSAL = "Bad Request: bad webhook: Failed to resolve host";

    UnconnectedBotTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void it_is_shown_as_it_is_and_its_owner_may_try_again() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        assertThat(brings(ann, bot)).isEqualTo("""
                @ann_bot is with me now, but hears nobody yet, because Telegram refused to bring me its messages: %s

                I have deleted your message and keep the token encrypted. /my_bots shows the bot: start it again there to \
                try once more.""".formatted(REFUSAL));
        var page = conversations.says(ann, "/my_bots");
        assertThat(page.text())
                .contains(
                        "⚠️ @ann_bot hears nobody yet: Telegram does not bring me its messages. Start it again to try once more.");

        refuseWebhook(bot);
        ann.chatWith(around.bot()).press(page, said(Phrase.BUTTON_RESUME_BOT, bot));
        conversations.deliver(ann);
        conversations.awaitSettled();
        assertThat(calls(bot, "setWebhook")).hasSize(2);
        assertThat(chatOf(ann)).anyMatch(text -> text.contains("⚠️ @ann_bot hears nobody yet"));

        page = presses(ann, page, Phrase.BUTTON_RESUME_BOT, bot);
        assertThat(page.text()).contains(said(Phrase.MY_BOT_ACTIVE, bot));
        assertThat(accepted(bot, "setWebhook")).hasSize(1);
        assertThat(says(ann, "hello")).as("no token is waited for").startsWith("Here is what I understand");
    }

    @Test
    void the_webhook_doctor_repairs_it() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        brings(ann, bot);
        try (var wiring = new DoctorWiring(around.postgrest(), around.environment())) {
            assertThat(wiring.doctor().visit(bot.id(), false).isWell()).isFalse();
            assertThat(wiring.doctor().visit(bot.id(), true).isWell()).isTrue();
        }

        assertThat(says(ann, "/my_bots")).contains(said(Phrase.MY_BOT_ACTIVE, bot));
    }

    private String brings(EmulatedPerson owner, EmulatedBot bot) throws InterruptedException {
        refuseWebhook(bot);
        says(owner, "/clone");
        return says(owner, bot.token());
    }

    private void refuseWebhook(EmulatedBot bot) {
        around.telegram()
                .faults()
                .add(new FaultRule("setWebhook", bot.id(), null, 1, new Fault.Refuse(400, REFUSAL, null)));
    }
}
