package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TelegramBotsMethodsTest {
    private static final List<Class<? extends TelegramBotsFixture>> TESTS = List.of(
            TelegramBotsAccountTest.class,
            TelegramBotsMessagesTest.class,
            TelegramBotsFilesTest.class,
            TelegramBotsCardsTest.class,
            TelegramBotsChatsTest.class,
            TelegramBotsInvitationsTest.class);

    @Test
    void every_method_is_called_by_one_of_the_tests() {
        try (ClientStage stage = new ClientStage()) {
            assertThat(ClientStage.names(called())).isEqualTo(stage.methods());
        }
    }

    private static List<String> called() {
        return TESTS.stream()
                .flatMap(test -> Stream.of(test.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getAnnotationsByType(Calls.class)))
                .flatMap(calls -> Stream.of(calls.value()))
                .toList();
    }
}
