package dev.switchboard.dm;

import dev.switchboard.dm.text.Language;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.emulator.types.User;
import dev.switchboard.job.Job;
import dev.switchboard.job.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** All that people do with the bot, each thing with names, words and tokens that nobody else is to see. */
final class SecretStory {
    /** Of the messages that one person sends in this story, the busiest one's. */
    static final int MESSAGES_PER_MINUTE = 20;

    private static final String FIRST_NAME = "Wilhelmina-Auguste";
    private static final String LAST_NAME = "Featherstonehaugh";
    private static final String USERNAME = "wilhelmina_the_secret";
    private static final String WORDS = "my-deepest-secret-words";
    private static final String CAPTION = "what-the-picture-says";
    private static final String TITLE = "Society-of-hidden-cats";
    private static final String FORGED = "free-text-on-a-forged-button";

    private final Surroundings around;
    private final Conversations conversations;
    private final EmulatedPerson wilhelmina;
    private final EmulatedBot own;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    SecretStory(Surroundings around, Conversations conversations) {
        this.around = around;
        this.conversations = conversations;
        wilhelmina = around.telegram()
                .person(new User(Surroundings.freeBotId(), false, FIRST_NAME, LAST_NAME, USERNAME, "en"));
        own = around.telegram().bot(request("wilhelminas_bot"));
        secrets.put("first name", FIRST_NAME);
        secrets.put("last name", LAST_NAME);
        secrets.put("username", USERNAME);
        secrets.put("words", WORDS);
        secrets.put("caption", CAPTION);
        secrets.put("group's title", TITLE);
        secrets.put("data of a forged button", FORGED);
        secrets.put("token of the fleet's bot", secretOf(around.bot().token()));
        secrets.put("token of a person's bot", secretOf(own.token()));
    }

    /** Returns what nobody is to see, by what it is. */
    Map<String, String> secrets() {
        return secrets;
    }

    void tell() throws InterruptedException {
        talks();
        bringsSomebody();
        clones();
        hasABotMade();
        runsAGroup();
        writesTooMuch();
        dies();
    }

    private void talks() throws InterruptedException {
        conversations.says(wilhelmina, "/start");
        conversations.says(wilhelmina, WORDS);
        conversations.says(wilhelmina, "/live");
        var settings = conversations.says(wilhelmina, "/settings");
        conversations.presses(wilhelmina, settings, Language.DE.ownName());
        conversations.says(wilhelmina, "/my_account");
        wilhelmina.chatWith(around.bot()).send(MediaKind.PHOTO, new Upload("picture.jpg", new byte[] {1}), CAPTION);
        conversations.deliver(wilhelmina);
        conversations.awaitAnswer(wilhelmina);
        conversations.queue(wilhelmina.user().id(), 900_000_001, new Job.ProcessCallback(new RawJson("""
                {"update_id":900000001,"callback_query":{"id":"1","chat_instance":"1","data":"%s",
                "from":{"id":%d,"is_bot":false,"first_name":"%s"}}}""".formatted(
                        FORGED, wilhelmina.user().id(), FIRST_NAME))));
    }

    /** Of which she is told. */
    private void bringsSomebody() throws InterruptedException {
        conversations.says(
                around.telegram().person(FIRST_NAME),
                "/start " + wilhelmina.user().id());
        conversations.awaitAnswer(wilhelmina);
        conversations.says(wilhelmina, "/referrals");
    }

    private void clones() throws InterruptedException {
        var unknown = Surroundings.freeBotId() + ":AAE_nobody-knows-this-token-of-ours";
        secrets.put("token that Telegram does not know", secretOf(unknown));
        conversations.says(wilhelmina, "/clone " + WORDS);
        conversations.says(wilhelmina, unknown);
        conversations.says(wilhelmina, WORDS);
        conversations.says(wilhelmina, own.token());
        conversations.says(wilhelmina, unknown);
        conversations.says(wilhelmina, "/my_bots");
    }

    private void hasABotMade() throws InterruptedException {
        around.telegram().letManageBots(around.bot());
        var made = around.telegram().managedBot(request("made_bot"), wilhelmina, around.bot());
        secrets.put("token of a managed bot", secretOf(made.token()));
        conversations.deliver(wilhelmina);
        conversations.awaitAnswer(wilhelmina);
    }

    /** Until she loses it, of which she is told with its title. */
    private void runsAGroup() throws InterruptedException {
        var group = around.telegram().group(ChatType.SUPERGROUP, TITLE, wilhelmina);
        group.adds(around.bot());
        group.promotes(around.bot(), GroupFixture.NEEDED);
        var scene = new GroupScene(around, conversations, group, wilhelmina);
        scene.says(wilhelmina, "/init " + WORDS);
        scene.says(wilhelmina, "/activate");
        group.kicks(around.bot());
        scene.isChecked();
        conversations.awaitAnswer(wilhelmina);
        conversations.newUpdates();
    }

    private void writesTooMuch() {
        var bot = around.telegram().bot(request("chatty_bot"));
        secrets.put("token beyond the limit", secretOf(bot.token()));
        var chatty = around.telegram().person(FIRST_NAME);
        IntStream.range(0, MESSAGES_PER_MINUTE)
                .forEach(_ -> chatty.chatWith(around.bot()).write(WORDS));
        chatty.chatWith(around.bot()).write(bot.token());
        chatty.chatWith(around.bot()).write(bot.token());
        conversations.deliver(chatty);
        conversations.awaitSettled();
    }

    /** Three jobs die: one with words, one with a token, and one that cannot be read. */
    private void dies() {
        var refusal = new Fault.Refuse(400, "Bad Request: message is refused", null);
        var chat = Long.toString(wilhelmina.user().id());
        around.telegram().faults().add(new FaultRule("sendMessage", around.bot().id(), chat, 1_000, refusal));
        wilhelmina.chatWith(around.bot()).write(WORDS);
        wilhelmina.chatWith(around.bot()).write(own.token());
        conversations.deliver(wilhelmina);
        conversations.queue(
                wilhelmina.user().id(), 900_000_002, new Job.ProcessPrivateMessage(new RawJson("""
                {"update_id":900000002,"message":{"message_id":1,"date":"%1$s","chat":{"id":1,"type":"private"},
                "from":{"id":"%1$s","is_bot":false,"first_name":"%2$s"}}}""".formatted(
                                WORDS, FIRST_NAME))));
        conversations.awaitSettled();
    }

    private static BotFather.Request request(String username) {
        return new BotFather.Request(Surroundings.freeBotId(), null, username, null, null);
    }

    private static String secretOf(String token) {
        return token.substring(token.indexOf(':') + 1);
    }
}
