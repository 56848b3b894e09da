package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the bots that they brought. */
class MyBotsTest extends CloneFixture {
    MyBotsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_bot_is_paused_and_resumed_and_says_nothing_meanwhile() throws InterruptedException {
        var ann = registered("Ann");
        assertThat(says(ann, "/my_bots")).isEqualTo(said(Phrase.MY_BOTS_NONE));
        var bot = clone(ann, "ann_bot");
        var bob = around.telegram().person("Bob");
        var withBot = conversations.with(bot);
        assertThat(withBot.says(bob, "/start").text()).startsWith("Welcome, Bob!");

        var page = conversations.says(ann, "/my_bots");
        assertThat(page.text()).contains(said(Phrase.MY_BOT_ACTIVE, bot));
        page = presses(ann, page, Phrase.BUTTON_PAUSE_BOT, bot);
        assertThat(page.text()).contains(said(Phrase.MY_BOT_PAUSED, bot));
        bob.chatWith(bot).write("/help");
        withBot.deliver(bob);
        conversations.awaitSettled();
        assertThat(accepted(bot, "sendMessage")).hasSize(1);

        page = presses(ann, page, Phrase.BUTTON_RESUME_BOT, bot);
        assertThat(page.text()).contains(said(Phrase.MY_BOT_ACTIVE, bot));
        assertThat(accepted(bot, "setWebhook")).as("repaired too").hasSize(2);
        assertThat(withBot.says(bob, "/help").text()).startsWith("Here is what I understand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "revoked"})
    void a_bot_that_another_process_puts_to_work_loses_nothing_here(String silent) throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        var withBot = conversations.with(bot);
        setState(bot, silent);
        clock.advance(Duration.ofMinutes(2));
        ann.chatWith(bot).write("/start");
        withBot.deliver(ann);
        conversations.awaitSettled();
        assertThat(calls(bot, "sendMessage")).isEmpty();

        setState(bot, "active");
        assertThat(withBot.says(ann, "/start").text()).startsWith("Welcome, Ann!");
    }

    @Test
    void a_bot_is_removed_when_its_owner_says_so_twice_and_may_come_back() throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        var page = conversations.says(ann, "/my_bots");
        page = presses(ann, page, Phrase.BUTTON_REMOVE_BOT, bot);
        assertThat(page.text()).isEqualTo(said(Phrase.REMOVE_BOT, bot));
        page = presses(ann, page, Phrase.BUTTON_KEEP_BOT, bot);
        assertThat(row(bot).state()).isEqualTo("active");
        page = presses(ann, page, Phrase.BUTTON_REMOVE_BOT, bot);
        page = presses(ann, page, Phrase.BUTTON_REMOVE_BOT, bot);
        assertThat(page.text()).isEqualTo(said(Phrase.MY_BOTS_NONE));
        assertThat(row(bot).state()).isEqualTo("revoked");
        assertThat(accepted(bot, "deleteWebhook")).hasSize(1);

        var bob = registered("Bob");
        bob.chatWith(bot).write("/start");
        conversations.with(bot).deliver(bob);
        conversations.awaitSettled();
        assertThat(calls(bot, "sendMessage")).isEmpty();

        says(bob, "/clone");
        assertThat(says(bob, bot.token())).as("given back").isEqualTo(said(Phrase.CLONE_DONE, bot));
        assertThat(row(bot).ownerId()).isEqualTo(bob.user().id());
    }

    @Test
    void a_removed_bots_token_is_forgotten_when_telegram_has_taken_its_webhook_away() throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        var before = row(bot).tokenCiphertext();
        around.telegram()
                .faults()
                .add(new FaultRule("deleteWebhook", bot.id(), null, 2, new Fault.Refuse(500, "Internal", null)));
        press(ann, "remove_bot:" + bot.id());
        conversations.awaitSettled();

        // the token was still there for the third attempt
        assertThat(calls(bot, "deleteWebhook")).hasSize(3);
        assertThat(accepted(bot, "deleteWebhook")).hasSize(1);
        assertThat(row(bot).state()).isEqualTo("revoked");
        assertThat(row(bot).tokenCiphertext()).isNotEqualTo(before);
    }

    @Test
    void a_job_that_comes_again_after_the_next_one_does_not_tell_telegram_anything() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        says(ann, "/clone");
        ann.chatWith(around.bot()).write(bot.token());
        var claim = conversations.newUpdates();
        conversations.deliver(ann, claim);
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(said(Phrase.CLONE_DONE, bot));
        var removal = press(ann, "remove_bot:" + bot.id());
        conversations.awaitSettled();
        conversations.queueAgain(ann.user().id(), claim.getFirst());
        conversations.awaitSettled();
        assertThat(accepted(bot, "setWebhook")).as("taken back since").hasSize(1);

        says(ann, "/clone");
        says(ann, bot.token());
        removal.run();
        conversations.awaitSettled();
        assertThat(accepted(bot, "deleteWebhook")).as("brought anew since").hasSize(1);
        assertThat(accepted(bot, "setWebhook")).hasSize(2);
        assertThat(row(bot).state()).isEqualTo("active");
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause_bot", "resume_bot", "remove_bot", "ask_to_remove_bot"})
    void nobody_changes_a_bot_that_is_not_theirs_by_forged_data(String word) throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        var mallory = registered("Mallory");
        var before = around.telegram().calls().size();
        for (var argument : new String[] {
            ":" + bot.id(), ":" + around.bot().id(), "", ":", ":-1", ":x", ":99999999999999999999", ":" + bot.id() + " "
        }) {
            press(mallory, word + argument);
            conversations.awaitSettled();
        }

        assertThat(row(bot).state()).isEqualTo("active");
        assertThat(row(around.bot()).state()).isEqualTo("active");
        assertThat(around.telegram().calls()).hasSize(before);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void what_an_admin_has_put_aside_its_owner_can_neither_wake_nor_bring_anew() throws InterruptedException {
        var ann = registered("Ann");
        var bot = clone(ann, "ann_bot");
        setState(bot, "paused");
        assertThat(says(ann, "/my_bots")).contains(said(Phrase.MY_BOT_SUSPENDED, bot));
        press(ann, "resume_bot:" + bot.id());
        conversations.awaitSettled();
        press(ann, "remove_bot:" + bot.id());
        conversations.awaitSettled();
        says(ann, "/clone");
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_SUSPENDED, bot));
        assertThat(row(bot).state()).isEqualTo("paused");
    }

    private void setState(EmulatedBot bot, String state) {
        around.postgrest().from("bots").update(Map.of("state", state), Filter.eq("id", bot.id()));
    }

    private long presses;

    /**
     * Presses a button that no message holds: a changed app can send any data.
     *
     * @return queues the press again
     */
    private Runnable press(EmulatedPerson person, String data) {
        long id = person.user().id();
        long updateId = 900_000 + ++presses;
        var job = new Job.ProcessCallback(new RawJson("""
                {"update_id":%1$d,"callback_query":{"id":"%1$d","chat_instance":"1","data":"%2$s",
                "from":{"id":%3$d,"is_bot":false,"first_name":"x"}}}""".formatted(updateId, data, id)));
        conversations.queue(id, updateId, job);
        return () -> conversations.queueAgain(id, updateId, job);
    }
}
