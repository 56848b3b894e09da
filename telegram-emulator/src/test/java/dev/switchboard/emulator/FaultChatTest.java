package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.ChatType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule names a group by its number or its user name, and so does a bot. */
class FaultChatTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("faulty_bot");
    private final EmulatedPerson olga = telegram.person("Olga");
    private final EmulatedGroup group = telegram.publicGroup(ChatType.SUPERGROUP, "Open", "open_group", olga);

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource({"ID,ID", "ID,@open_group", "@open_group,ID", "@OPEN_group,@open_group"})
    void group_is_met_by_either_name(String rule, String call) throws Exception {
        meet(rule);

        assertThat(errorCode(call)).isEqualTo(500);
    }

    @Test
    void other_chats_are_not_met() throws Exception {
        EmulatedGroup other = telegram.publicGroup(ChatType.SUPERGROUP, "Other", "other_group", olga);
        meet("@open_group");

        assertThat(errorCode("@other_group")).isNotEqualTo(500);
        assertThat(errorCode(Long.toString(other.id()))).isNotEqualTo(500);
        assertThat(errorCode("@nobody_at_all")).isNotEqualTo(500);
    }

    private void meet(String chat) {
        telegram.faults().add(new FaultRule(null, null, named(chat), 1, new Fault.Refuse(500, "wanted", null)));
    }

    private int errorCode(String chat) throws Exception {
        return client.call(bot, "getChat", Map.of("chat_id", named(chat)))
                .path("error_code")
                .asInt();
    }

    private String named(String chat) {
        return chat.equals("ID") ? Long.toString(group.id()) : chat;
    }
}
