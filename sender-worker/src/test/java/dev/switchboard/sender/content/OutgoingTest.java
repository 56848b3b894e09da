package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.junit.WithTelegramEmulator;
import dev.switchboard.live.BanPress;
import dev.switchboard.live.InstagramName;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.TelegramReply.Accepted;
import dev.switchboard.telegram.TelegramReply.FloodLimited;
import dev.switchboard.telegram.TelegramReply.Rejected;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import dev.switchboard.telegram.TelegramSettings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What a broadcast becomes in a group of the emulated Telegram. */
@WithTelegramEmulator(perMethod = true)
class OutgoingTest {
    private static final DebugCode CODE = new DebugCode("DBG:ABC234");
    private static final String PHOTO = "\"photo\": \"https://example.org/a.jpg\"";

    private final TelegramEmulator telegram;
    private final EmulatedBot bot;
    private final EmulatedPerson ann;
    private final EmulatedGroup group;
    private TelegramGateways gateways;

    OutgoingTest(TelegramEmulator telegram) {
        this.telegram = telegram;
        this.bot = telegram.bot("sender_bot");
        this.ann = telegram.person("Ann");
        this.group = telegram.group("Fans", ann);
        this.gateways = gateways(Duration.ofSeconds(10));
    }

    @BeforeEach
    void join() {
        group.adds(bot);
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    @Test
    void text_arrives_with_its_markup_its_code_and_its_buttons() {
        Message message = accepted("""
                {"text": "<b>Ann</b> &amp; <a href='tg://user?id=%d'>Bo</a> *live*: x.org", "parse_mode": "HTML",
                 "live_user": "ann", "join_url": "https://x.org/ann", "ban_button": true}""".formatted(ann.user().id()));

        assertThat(message.getText()).isEqualTo("Ann & Bo *live*: x.org\nDBG:ABC234");
        assertThat(message.getEntities())
                .extracting(MessageEntity::getType)
                .containsExactly("bold", "text_mention", "url");
        assertThat(message.getReplyMarkup().getKeyboard())
                .hasSize(2)
                .satisfiesExactly(
                        row -> assertThat(row.getFirst().getUrl()).isEqualTo("https://x.org/ann"),
                        row -> assertThat(row.getFirst().getCallbackData()).isEqualTo("ban:ann"));
        assertThat(message.getReplyMarkup().getKeyboard())
                .extracting(row -> row.getFirst().getText())
                .containsExactly("JOIN LIVE", "BAN");
    }

    @Test
    void press_of_ban_comes_back_as_what_its_button_asked_for() {
        Message message = accepted("{\"text\": \"Hi\", \"live_user\": \"Ann.Live\", \"ban_button\": true}");

        var sent = ann.chatIn(group).messages().getLast();
        assertThat(sent.messageId()).isEqualTo(message.getMessageId());
        assertThat(BanPress.read(ann.chatIn(group).press(sent, "BAN").data()))
                .contains(new BanPress(BanPress.Step.ASK, new InstagramName("ann.live")));
    }

    @Test
    void photo_arrives_by_its_address_and_again_by_its_file_id() {
        Message first = accepted("{" + PHOTO + ", \"text\": \"_Hi_\", \"parse_mode\": \"MarkdownV2\"}");
        String fileId = first.getPhoto().getLast().getFileId();
        Message second = accepted("{\"photo\": \"%s\"}".formatted(fileId));

        assertThat(first.getCaption()).isEqualTo("Hi\nDBG:ABC234");
        assertThat(first.getCaptionEntities())
                .extracting(MessageEntity::getType)
                .containsExactly("italic");
        assertThat(second.getCaption()).isEqualTo("DBG:ABC234");
    }

    @Test
    void longest_texts_arrive_cut() {
        assertThat(accepted("{\"text\": \"" + "a".repeat(4_096) + "\"}").getText())
                .hasSize(4_096);
        assertThat(accepted("{" + PHOTO + ", \"text\": \"" + "a".repeat(1_024) + "\"}")
                        .getCaption())
                .hasSize(1_024)
                .endsWith("\nDBG:ABC234");
    }

    @Test
    void group_without_the_right_to_photos_takes_the_text() {
        group.permits(Set.of("can_send_messages"));
        Content content = content("{" + PHOTO + ", \"text\": \"Hi\"}");

        assertRejected(send(content), RejectionReason.PHOTOS_FORBIDDEN);
        assertThat(send(content.withoutPhoto().orElseThrow())).isInstanceOf(Accepted.class);
    }

    @Test
    void photo_that_is_not_to_be_had_is_no_fault_of_the_group() {
        assertRejected(send(content("{\"photo\": \"https://nowhere.invalid/a.jpg\"}")), RejectionReason.PHOTO_UNUSABLE);
        assertRejected(send(content("{\"photo\": \"AgACAgIAAxkBAAIBY2\"}")), RejectionReason.PHOTO_UNUSABLE);
    }

    @Test
    void flood_limit_and_broken_answers_are_told_alike_for_photos() {
        Content content = content("{" + PHOTO + "}");
        telegram.faults().add(new FaultRule("sendPhoto", null, null, 1, new Fault.Refuse(429, "Too Many Requests", 7)));
        telegram.faults().add(new FaultRule("sendPhoto", null, null, 1, new Fault.Page(502)));
        telegram.faults().add(new FaultRule("sendPhoto", null, null, 1, new Fault.CutAnswer()));

        assertThat(send(content)).isEqualTo(new FloodLimited<Message>(Duration.ofSeconds(7)));
        assertUnreachable(send(content), TelegramReply.Fault.NOT_BOT_API);
        assertUnreachable(send(content), TelegramReply.Fault.NO_ANSWER);
    }

    @Test
    void answer_slower_than_the_time_limit_leaves_open_whether_the_photo_was_sent() {
        gateways.close();
        gateways = gateways(Duration.ofMillis(300));
        telegram.faults().add(new FaultRule("sendPhoto", null, null, 1, new Fault.SlowAnswer(5_000)));

        assertUnreachable(send(content("{" + PHOTO + "}")), TelegramReply.Fault.NO_ANSWER);
        // the news that the bot came, and the photo
        assertThat(ann.chatIn(group).messages()).hasSize(2);
    }

    private TelegramGateways gateways(Duration timeout) {
        return new TelegramGateways(new TelegramSettings(telegram.address(), timeout));
    }

    private Message accepted(String json) {
        TelegramReply<Message> reply = send(content(json));
        assertThat(reply).isInstanceOf(Accepted.class);
        return ((Accepted<Message>) reply).result();
    }

    private TelegramReply<Message> send(Content content) {
        return Outgoing.of(content, group.id(), CODE).sendBy(gateways.of(bot.id(), Secret.of(bot.token())));
    }

    private static Content content(String json) {
        ContentResult result = JsonContent.read(json);
        assertThat(result).isInstanceOf(Content.class);
        return (Content) result;
    }

    private static void assertRejected(TelegramReply<Message> reply, RejectionReason reason) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static void assertUnreachable(TelegramReply<Message> reply, TelegramReply.Fault fault) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.fault()).isEqualTo(fault));
    }
}
