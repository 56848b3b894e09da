package dev.switchboard.dm.doctor;

import dev.switchboard.dm.doctor.Examination.NotToldException;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.dm.group.BotRight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;

/**
 * Whether a bot has its rights in the groups that were registered with it. Only the groups' admins can give them, and some never
 * will: so what is missing there is noted, and keeps no visit from ending well.
 */
final class GroupsSpecialist implements Specialist {
    private final RegisteredGroups groups;

    GroupsSpecialist(RegisteredGroups groups) {
        this.groups = groups;
    }

    @Override
    public String about() {
        return "groups";
    }

    @Override
    public List<Finding> examine(Examination bot) {
        var findings = new ArrayList<Finding>();
        int count = 0;
        for (var chats = groups.of(bot.bot().id()); chats.hasNext(); count++) {
            long chat = chats.next();
            var missing = missing(bot, chat);
            if (!missing.isEmpty()) {
                findings.add(new Finding(Verdict.NOTED, about(), "%d: %s".formatted(chat, missing)));
            }
        }
        if (findings.isEmpty() && count > 0) {
            findings.add(new Finding(Verdict.FINE, about(), count + (count == 1 ? " group" : " groups")));
        }
        return findings;
    }

    /** Returns what is missing in a group, in words; an empty text if nothing is. */
    private static String missing(Examination bot, long chat) {
        try {
            var member = bot.call(
                    GetChatMember.builder().chatId(chat).userId(bot.bot().id()).build());
            var rights = BotRight.missingTo(member);
            return rights.isEmpty()
                    ? ""
                    : rights.stream().map(BotRight::word).collect(Collectors.joining(", ", "the bot lacks ", ""));
        } catch (NotToldException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
