package dev.switchboard.emulator.botapi;

import java.util.random.RandomGenerator;

/** Makes tokens as BotFather does. */
final class BotToken {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int SECRET_LENGTH = 35;

    private BotToken() {}

    static String of(long bot, RandomGenerator random) {
        StringBuilder token = new StringBuilder().append(bot).append(":AA");
        int length = token.length() - 2 + SECRET_LENGTH;
        while (token.length() < length) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }
}
