package dev.switchboard.telegramtext;

/** What is an address, and how Telegram writes it (TDLib, LinkManager.cpp, check_link_impl). */
public sealed interface LinkCheck {
    /** It is one. */
    record Good(String url) implements LinkCheck {}

    /** It is none. */
    record Bad(String reason) implements LinkCheck {}

    /** Looks at an address. */
    static LinkCheck check(String address) {
        return HttpAddress.check(address);
    }
}
