package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.User;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, titles and messages are strangers' words, and must stay words. */
@ExtendWith(Chromium.class)
class PageInjectionTest {
    private static final String SCRIPT = "<img src=x onerror='window.taken=1'><script>taken=1</script>";

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedPerson mallory = telegram.person(new User(666, false, SCRIPT, SCRIPT, null, null));
    private final EmulatedBot bot =
            telegram.bot(new BotFather.Request(5001L, "5001:a-secret", "evil_bot", SCRIPT, null));
    private final EmulatedGroup group = telegram.group(SCRIPT, mallory);
    private final BrowserContext context;
    private final Page page;

    PageInjectionTest(Browser browser) {
        context = browser.newContext();
        page = context.newPage();
    }

    @AfterEach
    void stop() {
        context.close();
        client.close();
        telegram.close();
    }

    @Test
    void markup_in_words_and_names_stays_text() throws Exception {
        group.adds(bot);
        mallory.chatIn(group).write(SCRIPT);
        mallory.chatWith(bot).write(SCRIPT);
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        666,
                        "text",
                        SCRIPT,
                        "reply_markup",
                        Map.of("inline_keyboard", List.of(List.of(Map.of("text", SCRIPT, "callback_data", SCRIPT))))));

        page.navigate(telegram.address() + "/");
        assertThat(page.locator(".people li")).containsText("<img src=x");
        for (long chat : List.of(bot.id(), group.id())) {
            page.navigate(telegram.address() + "/#/666/" + chat + "/calls");
            assertThat(page.locator(".message .text").first()).hasText(SCRIPT);
        }

        Assertions.assertThat(page.evaluate("window.taken")).isNull();
        assertThat(page.locator("img")).hasCount(0);
    }

    @Test
    void links_lead_to_the_web_only() {
        mallory.chatWith(bot).write("/start");
        // the emulator refuses such a link, so that the page gets it from elsewhere
        page.route("**/chats/5001/messages*", route -> route.fulfill(new Route.FulfillOptions().setBody("""
                {"revision": 1, "messages": [{"message_id": 1, "revision": 1, "date": 1, "text": "good and bad",
                 "from": {"id": 5001, "is_bot": true, "first_name": "Evil"},
                 "entities": [{"type": "text_link", "offset": 0, "length": 4, "url": "https://example.org/"},
                              {"type": "text_link", "offset": 9, "length": 3, "url": "javascript:alert(1)"}],
                 "reply_markup": {"inline_keyboard": [[{"text": "worse", "url": "javascript:alert(2)"}]]}}]}""")));
        page.navigate(telegram.address() + "/#/666/5001");

        assertThat(page.locator(".message .text a")).hasText("good");
        assertThat(page.locator(".message a")).hasCount(1);
        assertThat(page.locator(".message")).containsText("worse");
    }
}
