package dev.switchboard.telegramtext;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells addresses from mere words with dots (TDLib, MessageEntity.cpp, is_email_address and fix_url). */
final class WebAddress {
    private static final Pattern EMAIL = Pattern.compile("(?:[A-Za-z0-9_-]{0,26}[.+]){0,10}[A-Za-z0-9_-]{1,35}"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,28}[A-Za-z0-9])?\\.){1,6}[A-Za-z]{2,8}");

    private static final Pattern PROTOCOL = Pattern.compile("^(?:https?|ftp|tonsite)://", Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    /** Countries come from the JDK; these are the others that are seen often. TDLib has a list of all. */
    private static final Set<String> DOMAINS = topLevelDomains();

    private static final String NEVER_LAST_IN_PATH = ".:;,('?!`";

    private WebAddress() {}

    static boolean isEmail(String address) {
        return EMAIL.matcher(address).matches();
    }

    /** Returns how much of a text with dots is an address, 0 for none. */
    static int length(String address) {
        var protocol = PROTOCOL.matcher(address);
        boolean hasProtocol = protocol.find();
        int domainBegin = hasProtocol ? protocol.end() : 0;
        int domainEnd = domainBegin;
        while (domainEnd < address.length() && "/?#".indexOf(address.charAt(domainEnd)) < 0) {
            domainEnd++;
        }
        String domain = address.substring(domainBegin, domainEnd);
        domain = domain.substring(domain.indexOf('@') + 1);
        int port = domain.lastIndexOf(':');
        if (!isDomain(port < 0 ? domain : domain.substring(0, port), hasProtocol)) {
            return 0;
        }
        return domainEnd + pathLength(address.substring(domainEnd));
    }

    /** A bracket that nothing opened ends the path. */
    private static int pathLength(String path) {
        int[] depths = new int[3];
        int end = 0;
        while (end < path.length()) {
            int opening = "([{".indexOf(path.charAt(end));
            int closing = ")]}".indexOf(path.charAt(end));
            if (opening >= 0) {
                depths[opening]++;
            }
            if (closing >= 0 && --depths[closing] < 0) {
                break;
            }
            end++;
        }
        while (end > 0 && NEVER_LAST_IN_PATH.indexOf(path.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isDomain(String domain, boolean hasProtocol) {
        List<String> parts = Arrays.asList(domain.split("\\.", -1));
        if (parts.size() < 2
                || parts.stream().anyMatch(part -> part.isEmpty() || part.length() > 63 || part.endsWith("-"))) {
            return false;
        }
        if (IPV4.matcher(domain).matches()) {
            return true;
        }
        String last = parts.getLast();
        if (domain.matches("[0-9.]*") || last.codePointCount(0, last.length()) < 2) {
            return false;
        }
        if (last.startsWith("xn--")) {
            return last.matches("xn--[A-Za-z0-9]{2,}");
        }
        return last.indexOf('_') < 0
                && last.indexOf('-') < 0
                && (hasProtocol || DOMAINS.contains(last.toLowerCase(Locale.ROOT)))
                && parts.get(parts.size() - 2).indexOf('_') < 0;
    }

    private static Set<String> topLevelDomains() {
        Set<String> domains = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            domains.add(country.toLowerCase(Locale.ROOT));
        }
        domains.addAll(List.of("eu", "uk", "su", "ac", "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz"));
        domains.addAll(
                List.of("name", "pro", "aero", "coop", "museum", "travel", "jobs", "mobi", "cat", "asia", "tel"));
        domains.addAll(List.of("app", "dev", "page", "blog", "shop", "store", "online", "site", "website", "tech"));
        domains.addAll(List.of("cloud", "link", "live", "news", "media", "wiki", "world", "club", "chat", "email"));
        domains.addAll(List.of("space", "xyz", "top", "bot", "ton", "onion", "art", "digital", "agency", "company"));
        domains.addAll(List.of("group", "network", "solutions", "services", "support", "systems", "tools", "zone"));
        domains.addAll(List.of("today", "team", "studio", "design", "photo", "video", "social", "events", "academy"));
        domains.addAll(List.of("center", "city", "software", "games", "game", "money", "finance", "bank", "market"));
        domains.addAll(List.of("рф", "рус", "онлайн", "сайт", "орг", "москва", "укр", "бел", "срб", "қаз", "ελ"));
        domains.addAll(List.of("中国", "中國", "香港", "台灣", "台湾", "한국", "भारत", "ไทย", "გე", "հայ", "ישראל"));
        return domains;
    }
}
