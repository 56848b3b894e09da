package dev.switchboard.dm.doctor;

import dev.switchboard.dm.doctor.Examination.NotToldException;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.dm.menu.MenuCommand;
import dev.switchboard.dm.menu.MenuCommand.Audience;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrasebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;

/** Whether people see the bot's commands: in private chats and as administrators, in each language and in any other. */
final class CommandsSpecialist implements Specialist {
    private final Phrasebook phrases;

    CommandsSpecialist(Phrasebook phrases) {
        this.phrases = phrases;
    }

    @Override
    public String about() {
        return "commands";
    }

    @Override
    public List<Finding> examine(Examination bot) throws NotToldException {
        var wrong = new ArrayList<String>();
        for (var audience : Audience.values()) {
            for (var language : languages()) {
                if (!isRight(bot, audience, language)) {
                    wrong.add(
                            word(audience) + " " + language.map(Language::code).orElse("other languages"));
                }
            }
        }
        if (wrong.isEmpty()) {
            return List.of(new Finding(Verdict.FINE, about(), "in %d languages".formatted(Language.values().length)));
        }
        var verdict = bot.mayRepair() ? Verdict.REPAIRED : Verdict.REPAIRABLE;
        return List.of(new Finding(verdict, about(), String.join(", ", wrong)));
    }

    /** Returns whether a list was right, and sees to it if that is allowed. */
    private boolean isRight(Examination bot, Audience audience, Optional<Language> language) throws NotToldException {
        @Nullable String code = language.map(Language::code).orElse(null);
        var wanted = commands(audience, language.orElse(Language.EN));
        var shown = bot.call(GetMyCommands.builder()
                .scope(scope(audience))
                .languageCode(code)
                .build());
        if (shown.equals(wanted)) {
            return true;
        }
        if (bot.mayRepair()) {
            bot.call(SetMyCommands.builder()
                    .commands(wanted)
                    .scope(scope(audience))
                    .languageCode(code)
                    .build());
        }
        return false;
    }

    private List<BotCommand> commands(Audience audience, Language language) {
        return MenuCommand.of(audience).stream()
                .map(command -> new BotCommand(command.word(), phrases.say(language, command.description())))
                .toList();
    }

    /** Ours, and what people are shown whose language is none of ours. */
    private static List<Optional<Language>> languages() {
        return Stream.concat(
                        Stream.of(Optional.<Language>empty()),
                        Arrays.stream(Language.values()).map(Optional::of))
                .toList();
    }

    private static BotCommandScope scope(Audience audience) {
        return switch (audience) {
            case PRIVATE_CHATS -> new BotCommandScopeAllPrivateChats();
            case GROUP_ADMINS -> new BotCommandScopeAllChatAdministrators();
        };
    }

    private static String word(Audience audience) {
        return switch (audience) {
            case PRIVATE_CHATS -> "private chats:";
            case GROUP_ADMINS -> "administrators:";
        };
    }
}
