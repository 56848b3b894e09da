package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Groups in Supabase, through functions that record the job they serve. */
public final class PostgrestGroups implements Groups {
    private static final PostgrestFunction<Replied> REFUSE_GROUP_COMMAND =
            PostgrestFunction.idempotent("refuse_group_command", Replied.class);

    private static final PostgrestFunction<Replied> REGISTER_GROUP =
            PostgrestFunction.idempotent("register_group", Replied.class);

    private static final PostgrestFunction<Replied> ACTIVATE_GROUP =
            PostgrestFunction.idempotent("activate_group", Replied.class);

    private static final PostgrestFunction<Ended> DEACTIVATE_GROUP =
            PostgrestFunction.idempotent("deactivate_group", Ended.class);

    private static final PostgrestFunction<Ended> MIGRATE_GROUP =
            PostgrestFunction.idempotent("migrate_group", Ended.class);

    /** What a lost answer handed out is looked at ten minutes later. */
    private static final PostgrestFunction<DueGroup[]> TAKE_DUE_GROUPS =
            PostgrestFunction.sentOnce("take_due_groups", DueGroup[].class);

    private final PostgrestClient postgrest;

    public PostgrestGroups(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Recorded<GroupReply> refuse(
            JobId job, Contact contact, String command, GroupVerdict verdict, Set<BotRight> missing) {
        var rights = missing.stream().map(BotRight::word).toList();
        return postgrest
                .call(
                        REFUSE_GROUP_COMMAND,
                        new RefuseGroupCommand(job.value(), contact, command, verdict.word(), rights))
                .recorded();
    }

    @Override
    public Recorded<GroupReply> register(JobId job, Contact contact, long chat, String title) {
        return postgrest
                .call(REGISTER_GROUP, new GroupCommand(job.value(), contact, chat, title))
                .recorded();
    }

    @Override
    public Recorded<GroupReply> activate(JobId job, Contact contact, long chat, String title) {
        return postgrest
                .call(ACTIVATE_GROUP, new GroupCommand(job.value(), contact, chat, title))
                .recorded();
    }

    @Override
    public OptionalLong deactivate(JobId job, long bot, long chat, EndReason reason) {
        return postgrest
                .call(DEACTIVATE_GROUP, new DeactivateGroup(job.value(), bot, chat, reason.word()))
                .lostBy();
    }

    @Override
    public OptionalLong migrate(JobId job, long bot, long chat, long newChat) {
        return postgrest
                .call(MIGRATE_GROUP, new MigrateGroup(job.value(), bot, chat, newChat))
                .lostBy();
    }

    @Override
    public List<DueGroup> takeDue(int most) {
        return List.of(postgrest.call(TAKE_DUE_GROUPS, Map.of("most", most)));
    }

    /** The parameters of {@code refuse_group_command}. */
    private record RefuseGroupCommand(
            String jobId, Contact contact, String command, String verdict, List<String> missing) {}

    /** The parameters of {@code register_group} and {@code activate_group}. */
    private record GroupCommand(String jobId, Contact contact, long chatId, String title) {}

    private record Replied(Reply effect, boolean answered) {
        Recorded<GroupReply> recorded() {
            return new Recorded<>(effect.read(), answered);
        }
    }

    private record Reply(
            String verdict, List<String> missing, @Nullable String language) {
        GroupReply read() {
            var rights = missing.stream()
                    .map(word -> BotRight.valueOf(word.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
            return new GroupReply(GroupVerdict.ofWord(verdict), rights, language);
        }
    }

    /** The parameters of {@code deactivate_group}. */
    private record DeactivateGroup(String jobId, long botId, long chatId, String reason) {}

    /** The parameters of {@code migrate_group}. */
    private record MigrateGroup(String jobId, long botId, long chatId, long newChatId) {}

    private record Ended(Loss effect) {
        OptionalLong lostBy() {
            return effect.lostBy() == null ? OptionalLong.empty() : OptionalLong.of(effect.lostBy());
        }
    }

    private record Loss(@Nullable Long lostBy) {}
}
