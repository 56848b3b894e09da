package dev.switchboard.telegramtext;

import java.nio.charset.StandardCharsets;

/** The text that a parser reads. Behind its end stands a NUL, and places are named in bytes, as in the real server. */
record MarkupSource(String text) {
    int length() {
        return text.length();
    }

    /** Returns a character, or NUL behind the end. */
    char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    String substring(int start, int end) {
        return text.substring(start, Math.min(end, text.length()));
    }

    /** Tells whether these characters come next. */
    boolean has(String characters, int index) {
        return text.startsWith(characters, index);
    }

    /** Returns a place as the real server names it. */
    int byteOffset(int index) {
        return utf8Length(text.substring(0, index));
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What C++ code of the real server takes for space (TDLib, misc.h). */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0' || c == '\u000b';
    }

    static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiLetterOrDigit(int c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9');
    }

    /** Lowers the ASCII letters and no others. */
    static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    /** Returns where the text of a {@code pre} begins: one line break before it is none of it. */
    int afterLineBreak(int index) {
        char first = at(index);
        if (first != '\n' && first != '\r') {
            return index;
        }
        char second = at(index + 1);
        return (second == '\n' || second == '\r') && first != second ? index + 2 : index + 1;
    }

    /** Returns where the language of a {@code pre} ends that starts with one, else {@code index}. */
    int languageEnd(int index) {
        int end = index;
        while (!isSpace(at(end)) && at(end) != '`') {
            end++;
        }
        return end < length() && at(end) != '`' ? end : index;
    }
}
