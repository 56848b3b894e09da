package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.User;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and titles that Telegram would make links of, were they said as they are. */
class UnlinkedNamesTest extends GroupFixture {
    UnlinkedNamesTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://b.example/c",
                "cats.com",
                "t.me/x",
                "tg://resolve?domain=x",
                "cats@b.example",
                "@cats_bot",
                "/start",
                "/start@cats_bot",
                "#cats",
                "$CATS",
                "+12025550123"
            })
    void what_others_call_themselves_is_no_link_in_what_the_bot_says(String hostile) throws InterruptedException {
        var named = around.telegram().person(new User(Surroundings.freeBotId(), false, hostile, null, null, "en"));
        var welcome = conversations.says(named, "/start");
        assertThat(welcome.text()).contains(", " + hostile.charAt(0));
        assertThat(links(welcome)).isEmpty();

        var scene = activeGroup(ChatType.SUPERGROUP, hostile);
        conversations.newUpdates();
        var account = conversations.says(ann, "/my_account");
        assertThat(account.text()).contains("• " + hostile.charAt(0));
        assertThat(links(account)).isEmpty();

        scene.group().kicks(around.bot());
        scene.isChecked();
        assertThat(links(conversations.awaitAnswer(ann))).isSubsetOf("/init", "/activate");
    }

    private static List<String> links(Message message) {
        var text = (Content.Text) message.content();
        return Objects.requireNonNullElse(text.entities(), List.<MessageEntity>of()).stream()
                .map(entity -> text.text().substring(entity.offset(), entity.offset() + entity.length()))
                .toList();
    }
}
