package dev.switchboard.emulator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** The emulator's page in a browser, as one person uses it. */
final class ChatPage implements AutoCloseable {
    private final URI address;
    private final BrowserContext context;
    private final Page page;

    ChatPage(Browser browser, URI address) {
        this.address = address;
        context = browser.newContext(new NewContextOptions().setViewportSize(1280, 800));
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    void open(EmulatedPerson person, long chat) {
        page.navigate(address + "/#/" + person.user().id() + "/" + chat);
    }

    /** Goes elsewhere without loading the page anew. */
    void goTo(EmulatedPerson person, long chat) {
        page.evaluate("place => { location.hash = place }", "#/" + person.user().id() + "/" + chat);
    }

    void write(String text) {
        composer().fill(text);
        page.keyboard().press("Enter");
    }

    Locator composer() {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator messages() {
        return page.locator(".message");
    }

    Locator serviceMessages() {
        return page.locator(".log .service:not(.day)");
    }

    Locator status() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator chatInList(String title) {
        return page.locator(".chats li")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first();
    }

    @Override
    public void close() {
        // a request that a test answers in the server's place may come while the page goes: Playwright fails then
        page.unrouteAll();
        context.close();
    }
}
