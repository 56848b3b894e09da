package dev.switchboard.dm;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** A worker, and people who have bots of their own. */
abstract class CloneFixture extends WorkerFixture {
    private static final Phrasebook PHRASES = Phrasebook.load();

    /** The Supabase is shared by all tests, and lists a person's bots whatever bot they ask. */
    private static final AtomicLong LAST_PERSON = new AtomicLong(7_000_000_000L);

    CloneFixture(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    EmulatedPerson registered(String name) throws InterruptedException {
        var person = around.telegram().person(new User(LAST_PERSON.incrementAndGet(), false, name, null, null, "en"));
        says(person, "/start");
        return person;
    }

    /** Returns a person's bot that nobody has brought yet. */
    EmulatedBot bot(String username) {
        return around.telegram().bot(request(username));
    }

    static BotFather.Request request(String username) {
        return new BotFather.Request(Surroundings.freeBotId(), null, username, null, null);
    }

    /** Returns a person's bot that they have put to work. */
    EmulatedBot clone(EmulatedPerson owner, String username) throws InterruptedException {
        var bot = bot(username);
        says(owner, "/clone");
        says(owner, bot.token());
        return bot;
    }

    String says(EmulatedPerson person, String text) throws InterruptedException {
        return Objects.requireNonNull(conversations.says(person, text).text());
    }

    Message presses(EmulatedPerson person, Message page, Phrase button, EmulatedBot bot) throws InterruptedException {
        return conversations.presses(person, page, said(button, bot));
    }

    /** Returns what stands in a person's chat with the main bot. */
    List<String> chatOf(EmulatedPerson person) {
        return person.chatWith(around.bot()).messages().stream()
                .map(message -> Objects.requireNonNullElse(message.text(), ""))
                .toList();
    }

    List<Call> calls(EmulatedBot bot, String method) {
        return around.telegram().calls().stream()
                .filter(call -> call.bot() == bot.id() && call.method().equalsIgnoreCase(method))
                .toList();
    }

    /** Returns the calls that Telegram took: one that came too soon after another is made again. */
    List<Call> accepted(EmulatedBot bot, String method) {
        return calls(bot, method).stream()
                .filter(call -> Objects.requireNonNullElse(call.answer(), Map.of())
                        .getOrDefault("ok", false)
                        .equals(true))
                .toList();
    }

    BotRow row(EmulatedBot bot) {
        return around.postgrest()
                .from("bots")
                .select()
                .where(Filter.eq("id", bot.id()))
                .first(BotRow.class)
                .orElseThrow();
    }

    static String said(Phrase phrase) {
        return PHRASES.say(Language.EN, phrase);
    }

    static String said(Phrase phrase, EmulatedBot bot) {
        return PHRASES.say(
                Language.EN,
                phrase,
                Map.of("bot", Objects.requireNonNull(bot.user().username())));
    }

    record BotRow(String role, String state, Long ownerId, String tokenCiphertext, String tokenKeyId) {}
}
