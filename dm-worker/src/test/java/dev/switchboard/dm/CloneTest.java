package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People bring bots of their own: how a token gets in, and what is said where it does not. */
class CloneTest extends CloneFixture {
    CloneTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_bot_is_put_to_work_by_its_token_and_the_message_with_the_token_is_gone() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        assertThat(says(ann, "/clone")).isEqualTo(said(Phrase.CLONE_ASK_TOKEN));
        assertThat(says(ann, "Use this token to access the HTTP API:\n" + bot.token() + "\nKeep it secure."))
                .isEqualTo(said(Phrase.CLONE_DONE, bot));

        assertThat(chatOf(ann)).noneMatch(text -> text.contains(bot.token()));
        assertThat(row(bot)).satisfies(row -> {
            assertThat(row.role()).isEqualTo("clone");
            assertThat(row.state()).isEqualTo("active");
            assertThat(row.ownerId()).isEqualTo(ann.user().id());
            assertThat(row.tokenCiphertext()).isNotEqualTo(bot.token());
            assertThat(row.tokenKeyId()).isEqualTo("test");
        });
        assertThat(accepted(bot, "setWebhook"))
                .singleElement()
                .satisfies(call -> assertThat(call.parameters())
                        .containsEntry("url", Surroundings.WEBHOOK_URL)
                        .hasEntrySatisfying(
                                "secret_token", secret -> assertThat(secret).startsWith(bot.id() + "-"))
                        .hasEntrySatisfying(
                                "allowed_updates",
                                updates -> assertThat(updates).contains("my_chat_member")));

        var bob = around.telegram().person("\u202E<b>Bob</b> {0}");
        assertThat(conversations.with(bot).says(bob, "/start").text()).contains("<b>Bob</\u2060b> {0}");
        assertThat(says(ann, "hello")).as("the dialogue is over").startsWith("Here is what I understand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "123456789",
                "123456789:short",
                "\uD83D\uDE00 \u202E <b>&amp;",
                "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 987654321:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
            })
    void what_is_not_one_token_is_deleted_all_the_same_and_the_token_still_waited_for(String text)
            throws InterruptedException {
        var ann = registered("Ann");
        says(ann, "/clone");
        assertThat(says(ann, text))
                .startsWith(
                        text.contains("BBB")
                                ? "There are tokens of several bots in what you sent"
                                : "There is no bot’s token in what you sent")
                .contains("A token looks like");
        assertThat(chatOf(ann)).doesNotContain(text);
        var bot = bot("ann_bot");
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_DONE, bot));
    }

    @Test
    void a_token_that_telegram_does_not_know_is_deleted_and_refused() throws InterruptedException {
        var ann = registered("Ann");
        says(ann, "/clone");
        var token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assertThat(says(ann, token)).isEqualTo(said(Phrase.CLONE_TOKEN_UNKNOWN));
        assertThat(chatOf(ann)).doesNotContain(token);
    }

    @Test
    void a_bot_of_the_fleets_own_and_a_bot_that_somebody_else_brought_are_refused() throws InterruptedException {
        var ann = registered("Ann");
        var bob = registered("Bob");
        says(bob, "/clone");
        assertThat(says(bob, around.bot().token())).isEqualTo(said(Phrase.CLONE_FLEET, around.bot()));
        assertThat(row(around.bot()).role()).isEqualTo("main");

        var bot = clone(ann, "ann_bot");
        assertThat(says(bob, bot.token())).isEqualTo(said(Phrase.CLONE_TAKEN, bot));
        assertThat(row(bot).ownerId()).isEqualTo(ann.user().id());
        assertThat(accepted(bot, "setWebhook")).hasSize(1);
        assertThat(chatOf(bob)).doesNotContain(bot.token(), around.bot().token());
    }

    @Test
    void a_token_that_nobody_asked_for_is_deleted_also_behind_a_command() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        for (var text : new String[] {bot.token(), "my token: " + bot.token(), "/clone " + bot.token()}) {
            assertThat(says(ann, text)).isEqualTo(said(Phrase.CLONE_STRAY_TOKEN));
        }
        assertThat(chatOf(ann)).noneMatch(text -> text.contains(bot.token()));
        assertThat(calls(bot, "getMe")).isEmpty();
    }

    @Test
    void a_token_that_an_edit_brings_is_deleted_and_taken_if_one_is_waited_for() throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        var chat = ann.chatWith(around.bot());
        var first = chat.write("/help");
        conversations.deliver(ann);
        conversations.awaitAnswer(ann);
        chat.edit(first, "/help me");
        conversations.deliver(ann);
        conversations.awaitSettled();
        assertThat(calls(around.bot(), "sendMessage"))
                .as("an edit is not answered")
                .hasSize(2);

        assertThat(edits(ann, first, "my token: " + bot.token())).isEqualTo(said(Phrase.CLONE_STRAY_TOKEN));
        var second = chat.write("/clone");
        conversations.deliver(ann);
        conversations.awaitAnswer(ann);
        assertThat(edits(ann, second, bot.token())).isEqualTo(said(Phrase.CLONE_DONE, bot));
        assertThat(chatOf(ann)).noneMatch(text -> text.contains(bot.token()));
    }

    private String edits(EmulatedPerson person, Message message, String text) throws InterruptedException {
        person.chatWith(around.bot()).edit(message, text);
        conversations.deliver(person);
        return Objects.requireNonNull(conversations.awaitAnswer(person).text());
    }

    @Test
    void where_telegram_lets_no_message_be_deleted_the_person_is_told_so_and_no_token_is_taken()
            throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        var refusal = new Fault.Refuse(400, "Bad Request: message can't be deleted", null);
        around.telegram()
                .faults()
                .add(new FaultRule("deleteMessage", around.bot().id(), null, 3, refusal));
        var stays = """
                Telegram does not let me delete your message: it is still in our chat. Please delete it yourself. If a bot’s \
                token stands in it, have @BotFather replace that too, with /revoke: whoever reads a token controls the bot. I \
                have kept nothing of it. To put a bot to work here, send /clone and its new token.""";

        assertThat(says(ann, bot.token())).isEqualTo(stays);
        says(ann, "/clone");
        assertThat(says(ann, bot.token())).isEqualTo(stays);
        assertThat(says(ann, "hello")).isEqualTo(stays);
        assertThat(calls(bot, "getMe")).isEmpty();
        assertThat(says(ann, bot.token())).as("a new one is waited for").isEqualTo(said(Phrase.CLONE_DONE, bot));
    }

    @Test
    void a_message_that_is_gone_already_counts_as_deleted() throws InterruptedException {
        var ann = registered("Ann");
        var gone = new Fault.Refuse(400, "Bad Request: message to delete not found", null);
        around.telegram()
                .faults()
                .add(new FaultRule("deleteMessage", around.bot().id(), null, 1, gone));

        assertThat(says(ann, bot("ann_bot").token())).isEqualTo(said(Phrase.CLONE_STRAY_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cancel", "/settings", "/my_bots"})
    void a_command_ends_the_wait_for_a_token(String command) throws InterruptedException {
        var ann = registered("Ann");
        says(ann, "/clone");
        assertThat(says(ann, command)).doesNotContain(said(Phrase.CLONE_AWAITED));
        assertThat(says(ann, bot("ann_bot").token())).isEqualTo(said(Phrase.CLONE_STRAY_TOKEN));
        assertThat(says(ann, "/cancel")).isEqualTo(said(Phrase.NOTHING_TO_CANCEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/newbot"})
    void help_and_what_is_no_command_of_ours_remind_of_the_token_that_is_waited_for(String command)
            throws InterruptedException {
        var ann = registered("Ann");
        var bot = bot("ann_bot");
        says(ann, "/clone");
        assertThat(says(ann, command)).startsWith("Here is what").endsWith("\n\n" + said(Phrase.CLONE_AWAITED));
        assertThat(says(ann, bot.token())).isEqualTo(said(Phrase.CLONE_DONE, bot));
        assertThat(says(ann, command)).doesNotContain(said(Phrase.CLONE_AWAITED));
    }

    @Test
    void a_button_ends_the_wait_for_a_token_unless_it_is_for_help() throws InterruptedException {
        var ann = registered("Ann");
        var menu = conversations.says(ann, "/help");
        says(ann, "/clone");
        menu = conversations.presses(ann, menu, said(Phrase.BUTTON_HELP));
        assertThat(menu.text()).endsWith(said(Phrase.CLONE_AWAITED));
        assertThat(says(ann, "hello")).as("it is waited for").contains("A token looks like");

        menu = conversations.presses(ann, menu, said(Phrase.BUTTON_BACK));
        assertThat(menu.text()).doesNotContain(said(Phrase.CLONE_AWAITED));
        assertThat(says(ann, "hello")).startsWith("Here is what I understand");
        assertThat(chatOf(ann)).contains("hello");
    }

    @Test
    void who_never_started_the_bot_is_asked_to_first() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        assertThat(says(ann, "/clone")).isEqualTo(said(Phrase.START_FIRST));
        assertThat(says(ann, "hello")).startsWith("Here is what I understand");
    }

    @Test
    void a_failure_on_the_way_is_gone_through_again_and_answered_once() {
        var bot = bot("ann_bot");
        assertFinishes(bot, "getMe", bot.id());
        assertFinishes(bot, "setWebhook", bot.id());
        assertFinishes(bot, "deleteMessage", around.bot().id());
    }

    private void assertFinishes(EmulatedBot bot, String method, long calling) {
        var ann = around.telegram().person("Ann");
        var server = new Fault.Refuse(502, "Bad Gateway", null);
        around.telegram().faults().add(new FaultRule(method, calling, null, 1, server));
        ann.chatWith(around.bot()).write("/start");
        ann.chatWith(around.bot()).write("/clone");
        ann.chatWith(around.bot()).write(bot.token());
        conversations.awaitAnswered(conversations.deliver(ann));
        assertThat(chatOf(ann)).as(method).hasSize(5).noneMatch(text -> text.contains(bot.token()));
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        // for the next person
        around.postgrest().from("bots").delete(Filter.eq("id", bot.id()));
    }
}
