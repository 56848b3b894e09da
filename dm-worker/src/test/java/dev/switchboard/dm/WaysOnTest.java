package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bot says, a button leads on from there: nobody needs to know a command. */
class WaysOnTest extends CloneFixture {
    private static final String START = said(Phrase.BUTTON_START);
    private static final String MY_BOTS = said(Phrase.BUTTON_MY_BOTS);
    private static final String NEW_BOT = said(Phrase.BUTTON_NEW_BOT);
    private static final String CANCEL = said(Phrase.BUTTON_CANCEL);
    private static final String BACK = said(Phrase.BUTTON_BACK);

    WaysOnTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/my_account", "/clone"})
    void who_never_started_the_bot_can_by_a_button(String command) throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var asked = conversations.says(ann, command);
        assertThat(buttons(asked)).containsExactly(START);

        var welcome = conversations.presses(ann, asked, START);
        assertThat(welcome.text()).startsWith("Welcome, Ann!");
        assertThat(welcome.messageId()).isEqualTo(asked.messageId());
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0");
    }

    @Test
    void the_welcome_leads_nowhere_back() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        assertThat(buttons(conversations.says(ann, "/start")))
                .containsExactly(
                        Stream.of(Language.values()).map(Language::ownName).toArray(String[]::new));
        assertThat(buttons(conversations.says(ann, "/settings"))).endsWith(BACK);
    }

    @Test
    void from_the_menu_a_bot_is_brought_and_seen_without_a_command() throws InterruptedException {
        var ann = registered("Ann");
        var menu = conversations.says(ann, "/help");
        var none = conversations.presses(ann, menu, MY_BOTS);
        assertThat(none.text()).isEqualTo(said(Phrase.MY_BOTS_NONE));

        var question = conversations.presses(ann, none, NEW_BOT);
        assertThat(question.text()).isEqualTo(said(Phrase.CLONE_ASK_TOKEN));
        var bot = bot("ann_bot");
        var done = conversations.says(ann, bot.token());
        assertThat(done.text()).isEqualTo(said(Phrase.CLONE_DONE, bot));

        assertThat(conversations.presses(ann, done, MY_BOTS).text()).contains(said(Phrase.MY_BOT_ACTIVE, bot));
    }

    @Test
    void a_button_ends_what_the_bot_waits_for() throws InterruptedException {
        var ann = registered("Ann");
        conversations.says(ann, "/clone");
        var again = conversations.says(ann, "what is a token?");
        assertThat(again.text()).startsWith("There is no bot’s token in what you sent");

        assertThat(conversations.presses(ann, again, CANCEL).text()).isEqualTo(said(Phrase.CANCELLED));
        assertThat(says(ann, "hello")).as("no token is waited for").startsWith("Here is what I understand");
    }

    private static List<String> buttons(Message message) {
        var keyboard = Objects.requireNonNull(message.replyMarkup()).path("inline_keyboard");
        return StreamSupport.stream(keyboard.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(button -> button.path("text").asText())
                .toList();
    }
}
