package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says of messages, of unread chats, and of what could not be sent. */
@ExtendWith(Chromium.class)
class PageWordsTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson olga = telegram.person("Olga");
    private final ChatPage chat;

    PageWordsTest(Browser browser) {
        chat = new ChatPage(browser, telegram.address());
    }

    @AfterEach
    void stop() {
        chat.close();
        client.close();
        telegram.close();
    }

    @Test
    void half_a_character_is_sent_as_one_that_cannot_be_read() {
        EmulatedBot bot = telegram.bot("half_bot");
        ann.chatWith(bot).write("/start");
        chat.open(ann, bot.id());
        chat.composer().evaluate("box => { box.value = 'half \\ud83d'; box.dispatchEvent(new Event('input')) }");
        chat.composer().press("Enter");

        assertThat(chat.messages().last()).hasText(Pattern.compile("half \ufffd.*"));
        assertThat(chat.composer()).hasValue("");
    }

    @Test
    void draft_stays_when_it_is_refused_and_the_refusal_is_shown() throws Exception {
        EmulatedGroup group = telegram.group("Quiet", olga);
        EmulatedBot bot = telegram.bot("guard_bot");
        group.promotes(bot);
        ann.joins(group);
        chat.open(ann, group.id());
        chat.composer().fill("A long thought");
        client.call(
                bot,
                "restrictChatMember",
                Map.of(
                        "chat_id", group.id(),
                        "user_id", ann.user().id(),
                        "permissions", Map.of("can_send_messages", false)));
        chat.composer().press("Enter");

        assertThat(chat.page().locator(".refusal")).containsText("Not sent");
        assertThat(chat.composer()).hasValue("A long thought");
        assertThat(chat.messages()).hasCount(0);

        chat.composer().fill("Another one");
        assertThat(chat.page().locator(".refusal")).isHidden();
    }

    @Test
    void draft_stays_in_its_own_chat() {
        EmulatedGroup one = telegram.group("One", ann);
        EmulatedGroup two = telegram.group("Two", ann);
        chat.open(ann, one.id());
        chat.composer().fill("For one");
        chat.goTo(ann, two.id());
        assertThat(chat.composer()).hasValue("");

        chat.goTo(ann, one.id());

        assertThat(chat.composer()).hasValue("For one");
    }

    @Test
    void chat_that_the_page_did_not_know_is_marked_unread() throws Exception {
        EmulatedBot bot = telegram.bot("first_bot");
        chat.open(ann, 0);
        assertThat(chat.page().getByText("No chats yet")).isVisible();

        ann.chatWith(bot).write("/start");
        say(bot, "Hello");
        say(bot, "Are you there?");

        assertThat(chat.chatInList("first_bot").locator(".unread")).hasText("2 unread");
        assertThat(chat.page()).hasTitle("(2) Telegram emulator");
        chat.chatInList("first_bot").click();
        assertThat(chat.chatInList("first_bot").locator(".unread")).hasCount(0);
    }

    @Test
    void new_title_is_told_and_shown() throws Exception {
        EmulatedGroup group = telegram.group("Old name", ann);
        EmulatedBot bot = telegram.bot("title_bot");
        group.promotes(bot);
        chat.open(ann, group.id());
        assertThat(chat.chatInList("Old name")).isVisible();

        client.call(bot, "setChatTitle", Map.of("chat_id", group.id(), "title", "New name"));

        assertThat(chat.serviceMessages().last()).hasText("title_bot changed the name to “New name”");
        assertThat(chat.chatInList("New name")).isVisible();
    }

    @Test
    void bot_that_was_made_for_another_is_told() {
        EmulatedBot manager = telegram.managerBot("manager_bot");
        ann.chatWith(manager).write("/start");
        telegram.managedBot("child_bot", ann, manager);
        chat.open(ann, manager.id());

        assertThat(chat.serviceMessages().last()).hasText("Ann made the bot @child_bot for this bot to manage");
    }

    @Test
    void place_and_telephone_number_are_shown_in_words() throws Exception {
        EmulatedBot bot = telegram.bot("card_bot");
        ann.chatWith(bot).write("/start");
        client.call(bot, "sendLocation", Map.of("chat_id", ann.user().id(), "latitude", 52.5, "longitude", -13));
        client.call(
                bot,
                "sendContact",
                Map.of("chat_id", ann.user().id(), "phone_number", "+49 30 1234", "first_name", "Berta"));
        chat.open(ann, bot.id());

        assertThat(chat.messages().nth(1)).containsText("Place: 52.5, -13");
        assertThat(chat.messages().nth(2)).containsText("Contact: Berta, +49 30 1234");
        assertThat(chat.chatInList("card_bot")).containsText("Contact: Berta");
    }

    @Test
    void message_of_any_other_kind_is_named() {
        EmulatedBot bot = telegram.bot("odd_bot");
        ann.chatWith(bot).write("/start");
        chat.page().route("**/messages*", route -> route.fulfill(new Route.FulfillOptions().setBody("""
                {"revision": 1, "messages": [
                 {"message_id": 1, "revision": 1, "date": 1, "from": {"id": 5001, "first_name": "Odd"},
                  "forum_topic_created": {"name": "News"}},
                 {"message_id": 2, "revision": 1, "date": 1}]}""")));
        chat.open(ann, bot.id());

        assertThat(chat.serviceMessages())
                .hasText(new String[] {"Odd: forum topic created", "A message without words"});
    }

    @Test
    void owner_lets_in_who_asks_to_join() {
        EmulatedGroup group = telegram.group("Readers", ann);
        chat.open(ann, group.id());
        assertThat(chat.composer()).isVisible();

        olga.asksToJoin(group);
        chat.button("Let in Olga").click();

        assertThat(chat.serviceMessages().last()).hasText("Olga joined");
        assertThat(chat.page().getByText("asks to join")).hasCount(0);
    }

    @Test
    void older_answer_never_overwrites_a_newer_one() {
        EmulatedGroup group = telegram.group("Readers", ann);
        chat.open(ann, group.id());
        assertThat(chat.composer()).isVisible();
        List<Runnable> held = new ArrayList<>();
        chat.page().route("**/chats/" + group.id(), route -> {
            APIResponse response = route.fetch();
            held.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(response)));
        });
        olga.joins(group);
        chat.page().waitForCondition(() -> held.size() == 1);
        telegram.person("Bob").joins(group);
        chat.page().unroute("**/chats/" + group.id());
        held.forEach(Runnable::run);

        assertThat(chat.page().locator(".chat .who small").first()).hasText("3 members");
    }

    private void say(EmulatedBot bot, String text) throws Exception {
        client.call(bot, "sendMessage", Map.of("chat_id", ann.user().id(), "text", text));
    }
}
