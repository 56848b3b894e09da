package dev.switchboard.telegramtext;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of pages and of mailboxes around dots (TDLib, MessageEntity.cpp, match_urls and find_urls). */
final class UrlFinder {
    private static final Pattern OWN_SCHEME =
            Pattern.compile("(?i:tg|ton)://[A-Za-z0-9_-]{1,253}", Pattern.CASE_INSENSITIVE);

    private static final String NEVER_LAST_IN_PATH = ".:;,('?!`";
    private static final String NO_USER_DATA = "\n/[]{}()'`<>\"@\u00ab\u00bb";
    private static final String NO_PATH = "\n<>\"\u00ab\u00bb";

    private final String text;

    private UrlFinder(String text) {
        this.text = text;
    }

    /** Returns the addresses in a text. */
    static List<Entity> find(String text) {
        return new UrlFinder(text).find();
    }

    private List<Entity> find() {
        List<Entity> found = new ArrayList<>();
        Matcher own = OWN_SCHEME.matcher(text);
        while (own.find()) {
            found.add(Entity.of(EntityType.URL, own.start(), pathEnd(own.end()) - own.start()));
        }
        int begin = 0;
        int dot = text.indexOf('.');
        while (dot >= 0 && dot + 1 < text.length()) {
            begin = text.charAt(dot + 1) == ' ' ? dot + 2 : addAround(dot, begin, found);
            dot = text.indexOf('.', begin);
        }
        return found;
    }

    /** Looks at what stands around a dot, nothing before {@code begin}; returns where to go on. */
    private int addAround(int dot, int begin, List<Entity> found) {
        int domainBegin = back(dot, begin, UrlFinder::isDomain);
        int domainEnd = forth(dot, c -> c == '@' || isDomain(c));
        boolean at = text.substring(dot, domainEnd).indexOf('@') >= 0;
        if (at) {
            domainBegin = back(domainBegin, begin, UrlFinder::isUserData);
        }
        int end = pathEnd(portEnd(domainEnd));
        while (end > dot + 1 && text.charAt(end - 1) == '.') {
            end--;
        }
        int start = domainBegin;
        boolean bad = false;
        if (start > begin && text.charAt(start - 1) == '@') {
            int userBegin = back(start - 1, begin, UrlFinder::isUserData);
            bad = at || userBegin == start - 1;
            start = userBegin;
        }
        if (!bad && start > begin) {
            int withProtocol = protocolBegin(start, begin);
            bad = withProtocol < 0;
            start = bad ? start : withProtocol;
        }
        int next = end;
        if (bad) {
            next = text.lastIndexOf('.', end - 1) + 1;
        } else {
            if (end > dot + 1) {
                add(start, end, found);
            }
            while (next < text.length() && text.charAt(next) == '.') {
                next++;
            }
        }
        return Math.max(next, dot + 1);
    }

    private void add(int start, int end, List<Entity> found) {
        String address = text.substring(start, end);
        String mailto = address.startsWith("mailto:") ? "mailto:" : "";
        if (WebAddress.isEmail(address.substring(mailto.length()))) {
            int from = start + mailto.length();
            found.add(Entity.of(EntityType.EMAIL, from, end - from));
        } else {
            int length = WebAddress.length(address);
            if (length > 0) {
                found.add(Entity.of(EntityType.URL, start, length));
            }
        }
    }

    /** Returns where the address begins with its protocol, or -1 if what stands before it makes it none. */
    private int protocolBegin(int start, int begin) {
        if (start - begin >= 6 && text.startsWith("://", start - 3)) {
            int protocolBegin = back(start - 3, begin, UrlFinder::isProtocol);
            String protocol = MarkupSource.asciiLower(text.substring(protocolBegin, start - 3));
            for (String known : List.of("http", "https", "ftp", "tonsite")) {
                if (protocol.endsWith(known)
                        && !List.of("shttp", "tftp", "sftp").contains(protocol)) {
                    return start - 3 - known.length();
                }
            }
            return -1;
        }
        int before = text.codePointBefore(start);
        return isWord(before) || before == '/' || before == '#' || before == '@' ? -1 : start;
    }

    private int portEnd(int domainEnd) {
        if (domainEnd == text.length() || text.charAt(domainEnd) != ':') {
            return domainEnd;
        }
        int end = forth(domainEnd + 1, c -> c >= '0' && c <= '9');
        String port = text.substring(domainEnd + 1, end).replaceFirst("^0+", "");
        boolean good = !port.isEmpty() && port.length() <= 5 && Integer.parseInt(port) <= 65_535;
        return good ? end : domainEnd;
    }

    private int pathEnd(int begin) {
        if (begin == text.length() || "/?#".indexOf(text.charAt(begin)) < 0) {
            return begin;
        }
        int end = forth(begin + 1, UrlFinder::isPath);
        while (end > begin + 1 && NEVER_LAST_IN_PATH.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.charAt(begin) == '/' || end > begin + 1 ? end : begin;
    }

    private int back(int from, int begin, IntPredicate belongs) {
        int position = from;
        while (position > begin && belongs.test(text.codePointBefore(position))) {
            position -= Character.charCount(text.codePointBefore(position));
        }
        return position;
    }

    private int forth(int from, IntPredicate belongs) {
        int position = from;
        while (position < text.length() && belongs.test(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        return position;
    }

    private static boolean isWord(int c) {
        return Character.isLetter(c) || isNumber(c) || c == '_';
    }

    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static boolean isDomain(int c) {
        return c < 0xc0
                ? c == '.' || c == '_' || c == '-' || c == '~' || MarkupSource.isAsciiLetterOrDigit(c)
                : isUnicode(c);
    }

    private static boolean isProtocol(int c) {
        return c < 0x80 ? MarkupSource.isAsciiLetterOrDigit(c) || c == '+' || c == '-' : !Character.isSpaceChar(c);
    }

    private static boolean isUserData(int c) {
        return NO_USER_DATA.indexOf(c) < 0 && isUnicode(c);
    }

    private static boolean isPath(int c) {
        return NO_PATH.indexOf(c) < 0 && isUnicode(c);
    }

    /** Of the general punctuation only joiners and dashes belong to addresses. */
    private static boolean isUnicode(int c) {
        if (c >= 0x2000 && c <= 0x206f) {
            return c == 0x200c || c == 0x200d || (c >= 0x2010 && c <= 0x2015);
        }
        return !Character.isSpaceChar(c);
    }
}
