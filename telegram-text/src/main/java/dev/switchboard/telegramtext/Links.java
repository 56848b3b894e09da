package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.Entity.Detail;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Telegram's own addresses inside texts: people, emoji, moments (TDLib, LinkManager.cpp). */
final class Links {
    private Links() {}

    /** Returns a link, or a mention where the address names a person; empty where the address is none. */
    static Optional<Entity> entity(String address, int offset, int length) {
        OptionalLong user = userId(address);
        if (user.isPresent()) {
            return Optional.of(
                    new Entity(EntityType.TEXT_MENTION, offset, length, new Detail.Mention(user.getAsLong())));
        }
        return LinkCheck.check(address) instanceof LinkCheck.Good(String url)
                ? Optional.of(new Entity(EntityType.TEXT_LINK, offset, length, new Detail.Link(url)))
                : Optional.empty();
    }

    /** Reads {@code tg://user?id=N}. */
    static OptionalLong userId(String address) {
        return query(MarkupSource.asciiLower(address), "user")
                .flatMap(query -> wholeNumber(query.getOrDefault("id", "")))
                .filter(id -> id > 0 && id < 1L << 40)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Reads {@code tg://emoji?id=N} or {@code tg://time?unix=N&format=F}. */
    static Entity emojiOrMoment(String address, int offset, int length) {
        Optional<Long> emoji = query(address, "emoji").flatMap(query -> emojiId(query.getOrDefault("id", "")));
        if (emoji.isPresent()) {
            return new Entity(EntityType.CUSTOM_EMOJI, offset, length, new Detail.Emoji(emoji.get()));
        }
        Unparsable neither = new Unparsable("Invalid tg://emoji or tg://time URL specified");
        Map<String, String> moment = query(address, "time").orElseThrow(() -> neither);
        int unixTime = wholeNumber(moment.getOrDefault("unix", ""))
                .filter(time -> time > 0 && time <= Integer.MAX_VALUE)
                .orElseThrow(() -> neither)
                .intValue();
        String format = canonicalFormat(moment.getOrDefault("format", "")).orElseThrow(() -> neither);
        return new Entity(EntityType.DATE_TIME, offset, length, new Detail.Moment(unixTime, format));
    }

    static Optional<Long> emojiId(String text) {
        return wholeNumber(text).filter(id -> id != 0);
    }

    /** Returns how a moment is shown, in the order in which the Bot API names it. */
    static String momentFormat(String format) {
        return canonicalFormat(format).orElseThrow(() -> new Unparsable("Invalid date format used"));
    }

    private static Optional<String> canonicalFormat(String format) {
        if (format.equalsIgnoreCase("r")) {
            return Optional.of("r");
        }
        if (!format.chars().allMatch(c -> "tTdDwW".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        String weekday = format.contains("w") || format.contains("W") ? "w" : "";
        return Optional.of(weekday + shorter(format, "d", "D") + shorter(format, "t", "T"));
    }

    private static String shorter(String format, String brief, String full) {
        return format.contains(brief) ? brief : format.contains(full) ? full : "";
    }

    /** Returns the digits in front as C would read them, or 0. */
    static int leadingInt(String text) {
        long value = 0;
        for (int i = 0;
                i < text.length() && Character.digit(text.charAt(i), 10) >= 0 && value <= Integer.MAX_VALUE;
                i++) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
        }
        return value <= Integer.MAX_VALUE ? (int) value : 0;
    }

    /** Returns the parameters of a {@code tg:} address with this host; the first of each name counts. */
    private static Optional<Map<String, String>> query(String address, String host) {
        String rest = address;
        if (!rest.regionMatches(true, 0, "tg:", 0, 3)) {
            return Optional.empty();
        }
        rest = rest.substring(3);
        rest = rest.startsWith("//") ? rest.substring(2) : rest;
        if (!rest.regionMatches(true, 0, host, 0, host.length())) {
            return Optional.empty();
        }
        rest = rest.substring(host.length());
        rest = rest.startsWith("/") ? rest.substring(1) : rest;
        if (!rest.startsWith("?")) {
            return Optional.empty();
        }
        int fragment = rest.indexOf('#');
        return Optional.of(Stream.of(rest.substring(1, fragment < 0 ? rest.length() : fragment)
                        .split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first)));
    }

    /** A number as it is written out again: no sign of plus, no zeros in front. */
    static Optional<Long> wholeNumber(String text) {
        if (!text.matches("0|-?[1-9][0-9]{0,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException beyondSixtyFourBits) {
            return Optional.empty();
        }
    }
}
