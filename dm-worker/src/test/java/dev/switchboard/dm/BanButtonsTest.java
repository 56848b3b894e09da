package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Secret;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.job.Job;
import dev.switchboard.job.RawJson;
import dev.switchboard.live.BanPress;
import dev.switchboard.live.InstagramName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** What becomes of presses of "BAN" under what a group was told of somebody live. */
class BanButtonsTest extends GroupFixture {
    private static final String JOIN = "JOIN LIVE";
    private static final String NO = "Cancel";

    /** The tests share the table of bans, and their groups have the same ids: so each has a Lea of its own. */
    private final InstagramName lea =
            new InstagramName("lea.live_" + around.bot().id());

    private final String yes = "🚫 Ban " + lea.value();
    private final String banned = "🚫 " + lea.value() + " is banned · undo";
    private final GroupScene scene = group("Cats");

    BanButtonsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @BeforeEach
    void announce() {
        try (var gateways =
                new TelegramGateways(new TelegramSettings(around.telegram().address(), Duration.ofSeconds(10)))) {
            var buttons = InlineKeyboardMarkup.builder()
                    .keyboardRow(new InlineKeyboardRow(InlineKeyboardButton.builder()
                            .text(JOIN)
                            .url("https://www.instagram.com/" + lea.value() + "/live/")
                            .build()))
                    .keyboardRow(new InlineKeyboardRow(InlineKeyboardButton.builder()
                            .text(BanPress.LABEL)
                            .callbackData(new BanPress(BanPress.Step.ASK, lea).data())
                            .build()))
                    .build();
            gateways.of(around.bot().id(), Secret.of(around.bot().token()))
                    .call(SendMessage.builder()
                            .chatId(scene.group().id())
                            .text("Lea is live")
                            .replyMarkup(buttons)
                            .build());
        }
        conversations.newUpdates();
        assertThat(buttons()).containsExactly(JOIN, "BAN");
    }

    @Test
    void an_admin_is_asked_bans_and_takes_it_back() {
        press(ann, "BAN");
        awaitButtons(JOIN, yes, NO);
        assertThat(ban()).isNull();

        press(ann, yes);
        awaitButtons(JOIN, banned);
        assertThat(ban()).isEqualTo(new Ban(lea.value(), ann.user().id()));

        press(ann, banned);
        awaitButtons(JOIN, "BAN");
        assertThat(ban()).isNull();
        assertThat(conversations.writes()).hasSize(1);
    }

    @Test
    void an_admin_who_did_not_mean_it_has_the_button_again() {
        press(ann, "BAN");
        awaitButtons(JOIN, yes, NO);
        press(ann, NO);
        awaitButtons(JOIN, "BAN");
        assertThat(ban()).isNull();
    }

    @Test
    void a_member_presses_in_vain() {
        var bob = around.telegram().person("Bob");
        bob.joins(scene.group());
        press(bob, "BAN");
        conversations.awaitSettled();
        assertThat(buttons()).containsExactly(JOIN, "BAN");

        press(ann, "BAN");
        awaitButtons(JOIN, yes, NO);
        press(bob, yes);
        conversations.awaitSettled();
        assertThat(buttons()).containsExactly(JOIN, yes, NO);
        assertThat(ban()).isNull();
    }

    @Test
    void a_press_that_comes_again_does_not_undo_what_came_after_it() {
        press(ann, "BAN");
        awaitButtons(JOIN, yes, NO);
        ann.chatIn(scene.group()).press(announcement(), yes);
        var pressed = conversations.newUpdates();
        conversations.deliver(ann, pressed);
        awaitButtons(JOIN, banned);
        press(ann, banned);
        awaitButtons(JOIN, "BAN");

        pressed.forEach(update -> conversations.queueAgain(ann.user().id(), update));
        conversations.awaitSettled();
        assertThat(ban()).isNull();
        assertThat(buttons()).containsExactly(JOIN, "BAN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ban_yes:Lea", "ban_yes:", "ban_yes:%", "ban:../x", "ban", "my_account", "set_language:de", "xyz"
            })
    void data_that_no_button_of_a_group_holds_changes_nothing(String data) {
        forge(901, data);
        conversations.awaitSettled();

        assertThat(buttons()).containsExactly(JOIN, "BAN");
        assertThat(ban(data.substring(data.indexOf(':') + 1).toLowerCase(Locale.ROOT)))
                .isNull();
        assertThat(conversations.writes()).hasSize(1);
        assertThat(conversations.dead()).isEmpty();

        forge(902, "ban_yes:" + lea.value());
        awaitButtons(JOIN, banned);
    }

    /** A changed client can send any data under any message. */
    private void forge(long updateId, String data) {
        var update = """
                {"update_id":%d,"callback_query":{"id":"1","chat_instance":"1","data":"%s",
                "from":{"id":%d,"is_bot":false,"first_name":"Ann"},
                "message":{"message_id":%d,"date":1,"chat":{"id":%d,"type":"supergroup","title":"Cats"},
                "reply_markup":%s}}}""".formatted(
                        updateId,
                        data,
                        ann.user().id(),
                        announcement().messageId(),
                        scene.group().id(),
                        announcement().replyMarkup());
        conversations.queue(ann.user().id(), updateId, new Job.ProcessCallback(new RawJson(update)));
    }

    private void press(EmulatedPerson person, String button) {
        person.chatIn(scene.group()).press(announcement(), button);
        conversations.deliver(person);
    }

    private Message announcement() {
        return ann.chatIn(scene.group()).messages().stream()
                .filter(message -> message.author().isBot())
                .findFirst()
                .orElseThrow();
    }

    private List<String> buttons() {
        JsonNode rows = Objects.requireNonNull(announcement().replyMarkup()).get("inline_keyboard");
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(button -> button.get("text").asText())
                .toList();
    }

    private void awaitButtons(String... texts) {
        await("the buttons are " + List.of(texts))
                .atMost(Surroundings.PATIENCE)
                .until(() -> buttons().equals(List.of(texts)));
        conversations.awaitSettled();
    }

    private @Nullable Ban ban() {
        return ban(lea.value());
    }

    private @Nullable Ban ban(String name) {
        return around.postgrest()
                .from("live_bans")
                .select("name", "banned_by")
                .where(Filter.eq("chat_id", scene.group().id()))
                .where(Filter.eq("name", name))
                .first(Ban.class)
                .orElse(null);
    }

    private record Ban(String name, @Nullable Long bannedBy) {}
}
