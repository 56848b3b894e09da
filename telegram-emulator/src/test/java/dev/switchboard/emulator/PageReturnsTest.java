package dev.switchboard.emulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.User;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page, when the emulator goes away, and when one becomes another person quickly. */
@ExtendWith(Chromium.class)
class PageReturnsTest {
    private static final User ANN = new User(77, false, "Ann", null, null, null);
    private static final User BOB = new User(78, false, "Bob", null, null, null);
    private static final BotFather.Request BOT =
            new BotFather.Request(5001L, "5001:a-secret", "my_bot", "My bot", null);

    private TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final int port = telegram.address().getPort();
    private final ChatPage chat;

    PageReturnsTest(Browser browser) {
        chat = new ChatPage(browser, telegram.address());
    }

    @AfterEach
    void stop() {
        chat.close();
        telegram.close();
    }

    @Test
    void page_comes_back_by_itself_after_a_restart_and_reads_all_again() {
        EmulatedPerson ann = telegram.person(ANN);
        ann.chatWith(telegram.bot(BOT)).write("Before");
        chat.open(ann, 5001);
        assertThat(chat.messages()).containsText("Before");

        telegram.close();
        assertThat(chat.status()).containsText("The emulator does not answer. Trying again");
        startAgain();
        telegram.person(ANN).chatWith(telegram.bot(BOT)).write("After");

        assertThat(chat.messages()).hasCount(1);
        assertThat(chat.messages()).containsText("After");
        assertThat(chat.status()).not().containsText("does not answer");
    }

    @Test
    void person_who_is_no_more_is_said_to_be_gone() {
        EmulatedPerson ann = telegram.person(ANN);
        telegram.bot(BOT);
        chat.open(ann, 5001);
        assertThat(chat.button("Start")).isVisible();

        telegram.close();
        startAgain();
        telegram.person(BOB);

        assertThat(chat.page().locator(".problem")).containsText("Ann (77) is not in this emulator");
        assertThat(chat.page().locator(".people li")).containsText("Bob");
    }

    @Test
    void person_who_has_another_name_after_a_restart_is_called_by_it() {
        chat.open(telegram.person(ANN), 0);
        assertThat(chat.page().locator(".me")).containsText("Ann");

        telegram.close();
        startAgain();
        telegram.person(new User(77, false, "Anna", null, null, null));

        assertThat(chat.page().locator(".me")).containsText("Anna");
    }

    @Test
    void nobody_enters_as_a_person_who_deleted_the_account() {
        EmulatedPerson ann = telegram.person(ANN);
        telegram.person(BOB);
        ann.deletesAccount();
        chat.page().navigate(telegram.address().toString());
        assertThat(chat.page().locator(".people li")).containsText(new String[] {"Bob"});

        chat.open(ann, 0);

        assertThat(chat.page().locator(".problem")).containsText("Person 77 deleted the account");
    }

    @Test
    void list_of_people_follows_the_emulator() {
        chat.page().navigate(telegram.address().toString());
        assertThat(chat.page().getByText("Nobody here yet")).isVisible();

        telegram.close();
        assertThat(chat.page().getByText("The emulator does not answer")).isVisible();
        startAgain();
        telegram.person(BOB);

        assertThat(chat.page().locator(".people li")).containsText("Bob");
        assertThat(chat.page().getByText("The emulator does not answer")).isHidden();
    }

    @Test
    void one_who_leaves_while_entering_does_not_enter() {
        EmulatedPerson ann = telegram.person(ANN);
        EmulatedPerson bob = telegram.person(BOB);
        List<Route> held = new ArrayList<>();
        chat.page().route("**/people/77", held::add);
        chat.open(ann, 0);
        chat.page().waitForCondition(() -> held.size() == 1);
        chat.goTo(bob, 0);
        assertThat(chat.page().locator(".me")).containsText("Bob");

        held.forEach(Route::resume);

        bob.chatWith(telegram.bot(BOT)).write("Still Bob");
        assertThat(chat.chatInList("My bot")).containsText("Still Bob");
        assertThat(chat.page().locator(".me")).containsText("Bob");
    }

    @Test
    void one_who_goes_and_comes_back_enters_once() {
        EmulatedPerson ann = telegram.person(ANN);
        EmulatedPerson bob = telegram.person(BOB);
        ann.chatWith(telegram.bot(BOT)).write("Ann's");
        List<Route> held = new ArrayList<>();
        List<String> streams = new ArrayList<>();
        chat.page().route("**/people/77", held::add);
        chat.page().onRequest(request -> {
            if (request.url().contains("/events?")) {
                streams.add(request.url());
            }
        });
        chat.open(ann, 0);
        chat.goTo(bob, 0);
        chat.goTo(ann, 0);
        chat.page().waitForCondition(() -> held.size() == 2);
        chat.page().unroute("**/people/77");
        held.forEach(Route::resume);

        assertThat(chat.chatInList("My bot")).containsText("Ann's");
        Assertions.assertThat(streams.stream().filter(url -> url.contains("person=77")))
                .hasSize(1);
        assertThat(chat.page().locator(".me")).containsText("Ann");
    }

    private void startAgain() {
        telegram = TelegramEmulator.start(EmulatorOptions.local().withPort(port));
    }
}
