package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EchoBot bot = new EchoBot(telegram, "echo_bot");
    private final BrowserContext context;
    private final Page page;

    PageTest(Browser browser) throws Exception {
        context = browser.newContext();
        page = context.newPage();
    }

    @BeforeEach
    void enterAsAnn() {
        page.navigate(telegram.address() + "/#/" + ann.user().id() + "/0");
    }

    @AfterEach
    void stop() {
        context.close();
        telegram.close();
        bot.close();
    }

    @Test
    void newcomer_enters_finds_the_bot_by_name_and_gets_its_answer() {
        page.navigate(telegram.address() + "/");
        page.getByLabel("First name").fill("Ada");
        page.getByText("Enter as a new person").click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("New chat"))
                .click();
        page.getByLabel("Name of a bot or a group").fill("@echo");
        assertThat(page.locator("dialog.finder li")).hasCount(1);
        page.keyboard().press("Enter");
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(messages().last()).containsText("Welcome!");
    }

    @Test
    void what_is_written_with_the_keyboard_alone_is_answered() {
        openChatWithBot();
        write("Good morning");

        assertThat(messages().last()).containsText("You said: Good morning");
    }

    @Test
    void press_shows_the_bots_note_and_the_edited_message() {
        openChatWithBot();
        page.getByText("Say hello").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Hello, Ann");
        assertThat(messages().last()).containsText("You pressed hello");
        assertThat(messages().last()).containsText("edited");
    }

    @Test
    void alert_of_a_bot_stays_until_it_is_closed() {
        openChatWithBot();
        page.getByText("Warn me").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Mind the gap");
        page.getByText("OK").click();
        assertThat(page.locator("dialog.alert")).hasCount(0);
    }

    @Test
    void what_happens_on_one_page_is_seen_on_the_other() {
        openChatWithBot();
        Page other = context.newPage();
        other.navigate(page.url());
        assertThat(other.locator(".message").last()).containsText("Welcome!");

        write("Do you see this?");

        assertThat(other.locator(".message").last()).containsText("You said: Do you see this?");
    }

    @Test
    void answers_of_a_reply_keyboard_are_written_and_go_when_the_bot_takes_them_away() {
        openChatWithBot();
        write("/colours");
        page.locator(".reply-keyboard").getByText("Red").click();

        assertThat(messages().last()).containsText("Thanks");
        assertThat(page.locator(".reply-keyboard")).hasCount(0);
    }

    @Test
    void photo_that_a_bot_sends_is_shown() throws Exception {
        openChatWithBot();
        bot.upload(
                "sendPhoto",
                Map.of("chat_id", ann.user().id(), "caption", "A square"),
                Map.of("photo/square.png", Pictures.png(64, 64)));

        assertThat(messages().last()).containsText("A square");
        assertThat(messages().last().locator("img")).hasJSProperty("naturalWidth", 64);
    }

    @Test
    void message_that_the_bot_deletes_goes_away() throws Exception {
        openChatWithBot();
        bot.call("deleteMessage", Map.of("chat_id", ann.user().id(), "message_id", 2));

        assertThat(messages()).hasCount(1);
    }

    @Test
    void user_name_that_no_account_has_is_not_sent() {
        page.navigate(telegram.address().toString());
        page.getByLabel("First name").fill("Ada");
        Locator name = page.getByLabel("User name");

        name.fill("ada_1");
        assertThat(page.locator("input:invalid")).hasCount(0);
        name.fill("ada1");
        assertThat(page.locator("input:invalid")).hasCount(1);
        name.fill("ada__1");
        assertThat(page.locator("input:invalid")).hasCount(1);
    }

    @Test
    void earlier_messages_come_on_demand() {
        EmulatedGroup group = telegram.group("Diary", ann);
        for (int i = 1; i <= 150; i++) {
            ann.chatIn(group).write("message " + i);
        }
        open(group.id());
        page.getByText("Earlier messages").click();

        assertThat(page.locator(".log").getByText("message 1", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void reload_keeps_the_place() {
        openChatWithBot();
        page.reload();

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("echo_bot")))
                .isVisible();
        assertThat(messages().first()).containsText("/start");
    }

    @Test
    void calls_of_bots_are_shown_with_what_came_of_them() throws Exception {
        openChatWithBot();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Bot calls"))
                .click();
        bot.call("sendMessage", Map.of("chat_id", ann.user().id(), "text", ""));

        Locator newest = page.locator(".calls li").first();
        assertThat(newest).containsText("sendMessage");
        assertThat(newest).containsText("400");
        newest.locator("summary").click();
        assertThat(newest.locator("pre")).containsText("Bad Request: message text is empty");
        page.getByText("Went wrong").click();
        assertThat(page.locator(".calls li")).hasCount(1);
    }

    @Test
    void person_blocks_the_bot_and_lets_it_back() {
        openChatWithBot();
        page.getByText("Block", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Unblock").click();
        write("Back again");

        assertThat(messages().last()).containsText("You said: Back again");
    }

    @Test
    void person_joins_a_group_and_leaves_it() {
        EmulatedGroup group = telegram.group("Readers", telegram.person("Olga"));
        open(group.id());
        page.getByText("Join", new Page.GetByTextOptions().setExact(true)).click();
        write("Hello, all");
        assertThat(messages().last()).containsText("Hello, all");

        page.getByText("Leave").click();
        assertThat(page.getByText("Ask to join")).isVisible();
    }

    @Test
    void person_makes_a_group_and_adds_a_bot() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("New chat"))
                .click();
        page.getByLabel("Name of a bot or a group").fill("Friends");
        page.getByText("Make a group “Friends”").click();
        page.getByText("Add a bot").click();
        page.locator("dialog.finder").getByText("echo_bot").first().click();

        assertThat(page.getByText("Ann added echo_bot").last()).isVisible();
    }

    @Test
    void request_to_join_is_decided_by_the_groups_bot() throws Exception {
        EmulatedGroup group = telegram.group("Readers", telegram.person("Olga"));
        group.promotes(bot.account());
        open(group.id());
        page.getByText("Ask to join").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("You asked to join Readers");
        assertThat(page.locator(".choice button").last()).isDisabled();

        bot.call(
                "approveChatJoinRequest",
                Map.of("chat_id", group.id(), "user_id", ann.user().id()));
        assertThat(page.getByText("Leave")).isVisible();
    }

    private void openChatWithBot() {
        ann.chatWith(bot.account()).write("/start");
        open(bot.account().id());
        assertThat(messages().last()).containsText("Welcome!");
    }

    private void open(long chat) {
        page.navigate(telegram.address() + "/#/" + ann.user().id() + "/" + chat);
    }

    private void write(String text) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        page.keyboard().press("Enter");
    }

    private Locator messages() {
        return page.locator(".message");
    }
}
