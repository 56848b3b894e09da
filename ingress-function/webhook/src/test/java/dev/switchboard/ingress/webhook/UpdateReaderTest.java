package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UpdateReader reader = new UpdateReader();

    @Provide
    Arbitrary<String> updates() {
        return Arbitraries.of(
                Updates.privateMessage(1, "hi"),
                Updates.groupMessage(
                        1, "\"text\":\"/a\",\"entities\":[{\"offset\":0,\"length\":2,\"type\":\"bot_command\"}]"),
                Updates.groupMessage(1, "\"migrate_to_chat_id\":-1002"),
                Updates.callbackQuery(1),
                Updates.membership("my_chat_member", 1, "{\"id\":50,\"type\":\"private\"}"),
                Updates.membership("chat_member", 1, "{\"id\":-1001,\"type\":\"supergroup\"}"),
                Updates.joinRequest(1),
                Updates.managedBot(1));
    }

    @Property(tries = 200)
    void neither_the_order_of_fields_nor_unknown_ones_matter(@ForAll("updates") String update, @ForAll long seed)
            throws JsonProcessingException {
        var disturbed = disturbed(JSON.readTree(update), new Random(seed)).toString();

        assertThat(read(disturbed)).isEqualTo(read(update)).isInstanceOf(ReadUpdate.Usable.class);
    }

    @Property(tries = 200)
    void an_update_that_was_cut_short_is_refused(@ForAll("updates") String update, @ForAll long seed) {
        var cut = update.substring(0, new Random(seed).nextInt(update.length()));

        assertThat(read(cut)).isInstanceOf(ReadUpdate.Refused.class);
    }

    @Test
    void what_stands_at_the_same_place_of_another_type_is_not_taken() {
        var facts = ((ReadUpdate.Usable) read("""
                {"message":{"chat":{"id":1,"type":"private"}},"update_id":1,\
                "edited_message":{"chat":{"id":2,"type":"group"},"migrate_to_chat_id":3}}""")).facts();

        assertThat(facts).isEqualTo(new UpdateFacts(1, "message", 1L, "private", null, null, null, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1,\"message\":{\"chat\":[],\"from\":{}}}",
                "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"entities\":{\"0\":{}}}}",
                "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":null}}",
                "{\"update_id\":1,\"chat_member\":[]}",
                "{\"update_id\":1,\"managed_bot\":{\"user\":{\"id\":\"50\"}}}",
                "{\"update_id\":1,\"managed_bot\":{\"user\":50}}",
                "{\"update_id\":1,\"managed_bot\":{\"bot\":{\"id\":60}}}"
            })
    void a_wrong_type_at_any_place_of_account_makes_an_update_unreadable(String update) {
        assertThat(read(update)).isInstanceOf(ReadUpdate.Unreadable.class);
    }

    @Test
    void a_body_deeper_than_any_stack_is_kept_if_its_update_is_known() {
        var depths = "[".repeat(1_000_000);

        assertThat(read("{\"update_id\":1,\"message\":" + depths))
                .isEqualTo(new ReadUpdate.Unreadable(1, "the body nests deeper than 64"));
        assertThat(read("{\"message\":" + depths)).isInstanceOf(ReadUpdate.Refused.class);
        assertThat(read(depths)).isInstanceOf(ReadUpdate.Refused.class);
    }

    @Test
    void text_that_grows_on_its_way_to_the_queue_is_measured_as_it_will_be() {
        var room = UpdateReader.LARGEST_BYTES - 200;

        assertThat(read(Updates.privateMessage(1, "\uFFFF".repeat(room / 6)))).isInstanceOf(ReadUpdate.Usable.class);
        assertThat(read(Updates.privateMessage(1, "\uFFFF".repeat(room / 3))))
                .isInstanceOf(ReadUpdate.Unreadable.class);
    }

    @Test
    void a_type_that_telegram_would_not_write_is_not_repeated_in_the_log() {
        assertThat(((ReadUpdate.Usable) read("{\"update_id\":1,\"\\u001b[31m\":{}}"))
                        .facts()
                        .type())
                .isEqualTo("other");
    }

    private ReadUpdate read(String body) {
        return reader.read(RequestBody.of(body));
    }

    /** Shuffles the fields of every object, and adds one that nobody knows. */
    private static JsonNode disturbed(JsonNode node, Random random) {
        if (!node.isObject()) {
            return node;
        }
        var fields = new ArrayList<Map.Entry<String, JsonNode>>();
        node.properties().forEach(field -> fields.add(Map.entry(field.getKey(), disturbed(field.getValue(), random))));
        fields.add(Map.entry("unknown", JSON.createArrayNode().add(1).add("x")));
        Collections.shuffle(fields, random);
        var shuffled = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
        return shuffled;
    }
}
