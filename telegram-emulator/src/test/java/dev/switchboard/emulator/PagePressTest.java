package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import dev.switchboard.emulator.types.CallbackQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buttons that are pressed, and answers that come at the wrong time. */
@ExtendWith(Chromium.class)
class PagePressTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedBot bot = telegram.bot("slow_bot");
    private final EmulatedGroup group = telegram.group("Readers", ann);
    private final ChatPage chat;

    PagePressTest(Browser browser) throws Exception {
        chat = new ChatPage(browser, telegram.address());
        group.adds(bot);
        ann.chatWith(bot).write("/start");
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        ann.user().id(),
                        "text",
                        "Which one?",
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(button("One"), button("Two"))))));
        chat.open(ann, bot.id());
    }

    @AfterEach
    void stop() {
        chat.close();
        client.close();
        telegram.close();
    }

    @Test
    void answers_that_come_before_the_presses_know_their_numbers_are_all_shown() throws Exception {
        List<Runnable> held = new ArrayList<>();
        chat.page().route("**/presses", route -> held.add(answerLater(route)));
        chat.button("One").click();
        chat.button("Two").click();
        chat.page().waitForCondition(() -> held.size() == 2);

        answer(0, "First", false);
        answer(1, "Second", false);
        say(ann.user().id(), "Both are answered");
        assertThat(chat.messages().last()).containsText("Both are answered");
        held.forEach(Runnable::run);

        assertThat(chat.status()).containsText("First");
        assertThat(chat.status()).containsText("Second");
        assertThat(chat.page().locator(".keyboard [aria-busy=true]")).hasCount(0);
    }

    @Test
    void two_alerts_are_shown_one_after_the_other() throws Exception {
        press("One");
        press("Two");
        answer(0, "Mind the gap", true);
        answer(1, "Mind the doors", true);

        assertThat(chat.page().locator("dialog.alert")).containsText("Mind the gap");
        chat.button("OK").click();
        assertThat(chat.page().locator("dialog.alert")).containsText("Mind the doors");
        chat.button("OK").click();
        assertThat(chat.page().locator("dialog.alert")).hasCount(0);
    }

    @Test
    void button_waits_for_its_bot_as_long_as_telegrams_apps_do() throws Exception {
        chat.page().clock().install();
        chat.open(ann, bot.id());
        press("One");
        assertThat(chat.page().locator(".keyboard [aria-busy=true]")).hasCount(1);

        chat.page().clock().runFor(15_000);

        assertThat(chat.page().locator(".keyboard [aria-busy=true]")).hasCount(0);
        assertThat(chat.status()).containsText("The bot did not answer");
    }

    @Test
    void late_answer_is_not_shown_in_another_chat() throws Exception {
        press("One");
        chat.goTo(ann, group.id());
        answer(0, "Too late", true);
        say(group.id(), "Hello, readers");

        assertThat(chat.messages().last()).containsText("Hello, readers");
        assertThat(chat.page().getByText("Too late")).hasCount(0);
    }

    @Test
    void answer_that_was_shown_stays_in_its_chat() throws Exception {
        press("One");
        answer(0, "Only here", false);
        assertThat(chat.status()).containsText("Only here");

        chat.goTo(ann, group.id());

        assertThat(chat.status()).not().containsText("Only here");
    }

    /** Does what is asked at once; the page learns of it when the answer is run. */
    private static Runnable answerLater(Route route) {
        APIResponse response = route.fetch();
        return () -> route.fulfill(new FulfillOptions().setResponse(response));
    }

    private void press(String button) {
        chat.page().waitForResponse("**/presses", () -> chat.button(button).click());
    }

    private void answer(int press, String text, boolean alert) throws Exception {
        String query = bot.pendingUpdates().stream()
                .map(pending -> pending.update().payload())
                .filter(CallbackQuery.class::isInstance)
                .map(CallbackQuery.class::cast)
                .skip(press)
                .findFirst()
                .orElseThrow()
                .id();
        client.call(bot, "answerCallbackQuery", Map.of("callback_query_id", query, "text", text, "show_alert", alert));
    }

    private void say(long chatId, String text) throws Exception {
        client.call(bot, "sendMessage", Map.of("chat_id", chatId, "text", text));
    }

    private static Map<String, String> button(String text) {
        return Map.of("text", text, "callback_data", text);
    }
}
