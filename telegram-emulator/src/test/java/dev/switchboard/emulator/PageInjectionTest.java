package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.User;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, titles and messages are strangers' words, and must stay words. */
@ExtendWith(Chromium.class)
class PageInjectionTest {
    private static final String SCRIPT = "<img src=x onerror='window.taken=1'><script>window.taken=1</script>";

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
    void links_lead_to_the_web_only() throws Exception {
        mallory.chatWith(bot).write("/start");
        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        666,
                        "text",
                        "good and bad",
                        "entities",
                        List.of(
                                Map.of("type", "text_link", "offset", 0, "length", 4, "url", "https://example.org/"),
                                Map.of("type", "text_link", "offset", 9, "length", 3, "url", "javascript:alert(1)"))));
        page.navigate(telegram.address() + "/#/666/5001");
        assertThat(page.locator(".message").last()).containsText("good and bad");

        assertThat(page.locator("a[href^='javascript']")).hasCount(0);
    }

    @Test
    void page_forbids_scripts_that_are_not_its_own() throws Exception {
        HttpResponse<String> answer = client.get("/");

        Assertions.assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @Test
    void unchanged_file_is_not_sent_again() throws Exception {
        String tag = client.get("/_emulator/page/main.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = client.getIfChanged("/_emulator/page/main.js", tag);

        Assertions.assertThat(again.statusCode()).isEqualTo(304);
    }
}
