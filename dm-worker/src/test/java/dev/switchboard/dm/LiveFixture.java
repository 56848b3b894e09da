package dev.switchboard.dm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ann, the list of live people, of whom there are none yet, and the buttons under its pages. */
@ResourceLock(LiveList.LOCK)
abstract class LiveFixture extends WorkerFixture {
    static final Phrasebook PHRASES = Phrasebook.load();
    static final String NEXT = PHRASES.say(Language.EN, Phrase.BUTTON_NEXT);
    static final String PREVIOUS = PHRASES.say(Language.EN, Phrase.BUTTON_PREVIOUS);
    static final String REFRESH = PHRASES.say(Language.EN, Phrase.BUTTON_REFRESH);
    static final String LIVE_NOW = PHRASES.say(Language.EN, Phrase.BUTTON_LIVE);

    final LiveList list = new LiveList(around.postgrest());
    final EmulatedPerson ann = around.telegram().person("Ann");

    LiveFixture(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @BeforeEach
    void nobodyIsLive() {
        list.clear();
    }

    Message says(EmulatedPerson person, String text) throws InterruptedException {
        return conversations.says(person, text);
    }

    Message presses(EmulatedPerson person, Message message, String button) throws InterruptedException {
        return conversations.presses(person, message, button);
    }

    /** From then on the list is another one, which costs a point. */
    void aMomentLater() {
        clock.advance(Duration.ofSeconds(10));
    }

    List<String> ledger() {
        return conversations.ledger(ann.user().id());
    }

    static List<String> buttons(Message page) {
        return rows(page)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(button -> button.path("text").asText())
                .toList();
    }

    static Stream<JsonNode> rows(Message page) {
        var keyboard = Objects.requireNonNull(page.replyMarkup()).path("inline_keyboard");
        return StreamSupport.stream(keyboard.spliterator(), false);
    }
}
