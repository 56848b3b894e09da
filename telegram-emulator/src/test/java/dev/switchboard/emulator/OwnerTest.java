package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner of a group, who can be anonymous and have a title. */
class OwnerTest extends ControlFixture {
    private long group;

    @BeforeEach
    void makeAGroup() throws Exception {
        group = post("/groups", Map.of("title", "Gardeners", "owner", 77))
                .at("/chat/id")
                .asLong();
        send("PUT", "/groups/" + group + "/members/5001", Map.of("status", "administrator"));
    }

    @Test
    void anonymous_owner_writes_in_the_groups_name_under_the_title() throws Exception {
        Map<String, ?> hidden = Map.of("status", "creator", "is_anonymous", true, "custom_title", "Head");
        assertThat(change(hidden)).isEqualTo(200);

        post("/people/77/messages", Map.of("chat", group, "text", "Be nice"));

        JsonNode message = newestUpdate().get("message");
        assertThat(message.at("/sender_chat/id").asLong()).isEqualTo(group);
        assertThat(message.get("author_signature").asText()).isEqualTo("Head");
        JsonNode member = client.call(TOKEN, "getChatMember", Map.of("chat_id", group, "user_id", 77))
                .get("result");
        assertThat(member.get("is_anonymous").asBoolean()).isTrue();
        assertThat(member.get("custom_title").asText()).isEqualTo("Head");
    }

    @Test
    void owner_stays_the_only_one() throws Exception {
        post("/people", Map.of("id", 78, "first_name", "Bob"));

        assertThat(change(Map.of("status", "member"))).isEqualTo(409);
        assertThat(send("PUT", "/groups/" + group + "/members/78", Map.of("status", "creator"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void owner_of_a_basic_group_is_never_anonymous() throws Exception {
        long basic = post("/groups", Map.of("type", "group", "title", "Family", "owner", 77))
                .at("/chat/id")
                .asLong();

        Map<String, ?> hidden = Map.of("status", "creator", "is_anonymous", true);
        assertThat(send("PUT", "/groups/" + basic + "/members/77", hidden).statusCode())
                .isEqualTo(409);
    }

    private int change(Map<String, ?> standing) throws Exception {
        return send("PUT", "/groups/" + group + "/members/77", standing).statusCode();
    }

    private JsonNode newestUpdate() throws Exception {
        JsonNode pending = get("/bots/5001/updates").get("pending");
        return pending.get(pending.size() - 1);
    }
}
