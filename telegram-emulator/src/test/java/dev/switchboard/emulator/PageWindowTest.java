package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.switchboard.emulator.types.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chats in which more is written than a page can show at once. */
@ExtendWith(Chromium.class)
class PageWindowTest {
    private static final int SHOWN = 300;

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson bob = telegram.person("Bob");
    private final EmulatedGroup group = telegram.group("Crowd", ann);
    private final ChatPage chat;

    PageWindowTest(Browser browser) {
        chat = new ChatPage(browser, telegram.address());
        bob.joins(group);
    }

    @AfterEach
    void stop() {
        chat.close();
        telegram.close();
    }

    @Test
    void page_stays_right_under_thousands_of_events() {
        EmulatedGroup other = telegram.group("Elsewhere", ann);
        bob.joins(other);
        chat.open(ann, group.id());
        assertThat(chat.page().locator(".who small").last()).containsText("2 members");

        for (int i = 1; i <= 3000; i++) {
            bob.chatIn(group).write("crowd " + i);
            if (i % 10 == 0) {
                telegram.person("Guest " + i).joins(group);
                bob.chatIn(other).write("elsewhere " + i);
            }
        }

        assertThat(chat.page().getByText("crowd 3000", exactly())).isVisible();
        assertThat(chat.page().locator(".who small").last()).containsText("302 members");
        assertThat(chat.chatInList("Elsewhere").locator(".snippet")).hasText("Bob: elsewhere 3000");
        int count =
                chat.page().locator(".log > [id], .log > .service:not(.day)").count();
        Assertions.assertThat(count).isBetween(100, SHOWN + 1); // one is the button for earlier ones
        List<String> texts = chat.messages().locator(".text").allTextContents();
        Assertions.assertThat(texts)
                .isEqualTo(IntStream.rangeClosed(3001 - texts.size(), 3000)
                        .mapToObj(i -> "crowd " + i)
                        .toList());
    }

    @Test
    void who_reads_earlier_messages_is_not_disturbed_and_comes_back_to_the_newest() {
        write(1, 250);
        chat.open(ann, group.id());
        assertThat(chat.page().getByText("line 250", exactly())).isVisible();
        chat.page().getByText("Earlier messages").click();
        Locator early = chat.page().getByText("line 60", exactly());
        early.scrollIntoViewIfNeeded();
        assertThat(chat.button("Newest messages")).isVisible();

        write(251, 500);
        assertThat(chat.chatInList("Crowd")).containsText("line 500");
        assertThat(early).isVisible();

        chat.button("Newest messages").click();
        assertThat(chat.page().getByText("line 500", exactly())).isInViewport();
        assertThat(chat.button("Newest messages")).isHidden();
    }

    @Test
    void edit_of_a_message_that_is_not_shown_changes_nothing_until_it_is() {
        Message first = bob.chatIn(group).write("line 1");
        write(2, 150);
        chat.open(ann, group.id());
        assertThat(chat.messages()).hasCount(100);

        bob.chatIn(group).edit(first, "line 1, edited");
        bob.chatIn(group).write("the end");
        assertThat(chat.messages().last()).containsText("the end");
        assertThat(chat.page().getByText("line 1, edited")).hasCount(0);

        chat.page().getByText("Earlier messages").click();
        assertThat(chat.page().getByText("line 1, edited")).hasCount(1);
        assertThat(chat.messages().first()).containsText("line 1, edited");
    }

    private void write(int from, int to) {
        for (int i = from; i <= to; i++) {
            bob.chatIn(group).write("line " + i);
        }
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
