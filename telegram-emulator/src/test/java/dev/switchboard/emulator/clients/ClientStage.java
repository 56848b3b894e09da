package dev.switchboard.emulator.clients;

import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedChat;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.CallLog;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A bot and all that it takes to call every method once: chats, members, people who wait to be let in, a message. */
final class ClientStage implements AutoCloseable {
    /** Older names of methods, which clients of today do not have. */
    private static final Set<String> FORMER = Set.of("kickchatmember", "getchatmemberscount");

    final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    final EmulatedBot bot = telegram.managerBot("client_bot");
    final EmulatedPerson ann = telegram.person("Ann");
    final EmulatedPerson bob = telegram.person("Bob");
    final EmulatedPerson carl = telegram.person("Carl");
    final EmulatedPerson dora = telegram.person("Dora");
    final EmulatedChat chat = ann.chatWith(bot);
    final EmulatedGroup group = telegram.group("A group", ann);
    final EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "A channel", ann);
    final EmulatedBot managed;
    final String joinQuery;

    ClientStage() {
        chat.write("/start");
        Set<String> rights = Arrays.stream(AdministratorRight.values())
                .map(right -> right.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        group.promotes(bot, rights);
        channel.promotes(bot, rights);
        bob.joins(group);
        carl.asksToJoin(group);
        dora.asksToJoin(group);
        managed = telegram.managedBot("made_bot", ann, bot);
        joinQuery = askGuard(rights);
    }

    private String askGuard(Set<String> rights) {
        EmulatedGroup guarded = telegram.group("A guarded group", ann);
        guarded.promotes(bot, rights);
        guarded.isGuardedBy(bot);
        bob.asksToJoin(guarded);
        return TelegramJson.tree(bot.pendingUpdates().getLast().toTelegram())
                .at("/chat_join_request/query_id")
                .asText();
    }

    URI address() {
        return telegram.address();
    }

    /** Returns the methods that a client must be able to call. */
    Set<String> methods() {
        Set<String> methods = names(telegram.methods());
        methods.removeAll(FORMER);
        return methods;
    }

    /** Returns the methods that the bot called without a refusal. */
    Set<String> calledWell() {
        return names(telegram.calls().stream()
                .filter(call -> call.answer() != null
                        && Boolean.TRUE.equals(call.answer().get("ok")))
                .map(CallLog.Call::method)
                .toList());
    }

    /** Returns these names as Telegram compares them, without regard to case. */
    static Set<String> names(Collection<String> methods) {
        return methods.stream()
                .map(method -> method.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the calls that were refused, with the refusal. */
    List<String> refused() {
        return telegram.calls().stream()
                .filter(call -> call.answer() != null
                        && !Boolean.TRUE.equals(call.answer().get("ok")))
                .map(call -> call.method() + " " + call.parameters() + ": " + call.answer())
                .toList();
    }

    @Override
    public void close() {
        telegram.close();
    }
}
