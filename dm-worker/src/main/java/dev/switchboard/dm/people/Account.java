package dev.switchboard.dm.people;

import org.jspecify.annotations.Nullable;

/**
 * What a person has with a bot.
 *
 * @param registered false for somebody who never started the bot, and has nothing
 * @param language the code of the language they chose, or {@code null} while it is guessed
 * @param dailyPoints what is left of today's
 * @param earnedPoints those that last
 * @param unlimited whether a group spares them the counting of points
 * @param referrals what their link brought
 * @param groups those that spare them the counting of points
 * @param subscription what the old system says they subscribed to, or {@code null}; of no effect
 * @param bots how many bots they brought
 */
public record Account(
        boolean registered,
        @Nullable String language,
        int dailyPoints,
        int earnedPoints,
        boolean unlimited,
        Referrals referrals,
        ActiveGroups groups,
        @Nullable String subscription,
        int bots) {}
