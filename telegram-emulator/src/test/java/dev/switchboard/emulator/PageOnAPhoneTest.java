package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageOnAPhoneTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedBot bot = telegram.bot("phone_bot");
    private final BrowserContext context;
    private final Page page;
    private final Locator list;
    private final Locator chat;

    PageOnAPhoneTest(Browser browser) {
        context = browser.newContext(new NewContextOptions().setViewportSize(390, 780));
        page = context.newPage();
        list = page.locator(".chats");
        chat = page.locator(".chat");
        ann.chatWith(bot).write("A long line of words, ".repeat(20) + "w".repeat(200));
        page.navigate(telegram.address() + "/#/" + ann.user().id() + "/0");
    }

    @AfterEach
    void stop() {
        context.close();
        telegram.close();
    }

    @Test
    void one_part_is_shown_at_a_time_and_back_leads_to_the_list() {
        assertThat(list).isVisible();
        assertThat(chat).isHidden();

        list.getByText("phone_bot").click();
        assertThat(chat).isVisible();
        assertThat(list).isHidden();

        page.getByLabel("Back to the chats").click();
        assertThat(list).isVisible();
        assertThat(chat).isHidden();
    }

    @Test
    void browsers_own_back_leads_to_the_list_too() {
        list.getByText("phone_bot").click();
        assertThat(chat).isVisible();

        page.goBack();

        assertThat(list).isVisible();
        assertThat(chat).isHidden();
    }

    @Test
    void calls_of_bots_are_one_step_from_the_list_and_from_a_chat() {
        page.getByText("Bot calls").click();
        assertThat(page.locator(".calls")).isVisible();
        page.getByLabel("Close the list of calls").click();

        list.getByText("phone_bot").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bot calls"))
                .click();
        assertThat(page.locator(".calls")).isVisible();
        assertThat(chat).isHidden();
    }

    @Test
    void nothing_is_wider_than_the_screen() {
        list.getByText("phone_bot").click();
        assertThat(page.locator(".message")).isVisible();

        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }
}
