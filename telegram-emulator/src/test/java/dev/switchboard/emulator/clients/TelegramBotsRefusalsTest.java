package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What goes wrong: the client tells a refusal from a fault. */
class TelegramBotsRefusalsTest extends TelegramBotsFixture {
    @Test
    void refusal_is_understood_with_code_and_description() {
        stage.ann.blocks(stage.bot);

        TelegramApiRequestException refusal = refusal();

        assertThat(refusal.getErrorCode()).isEqualTo(403);
        assertThat(refusal.getApiResponse()).isEqualTo("Forbidden: bot was blocked by the user");
    }

    @Test
    void flood_is_understood_with_the_time_to_wait() {
        fails(new Fault.Refuse(429, "Too Many Requests: retry after 3", 3));

        TelegramApiRequestException flood = refusal();

        assertThat(flood.getErrorCode()).isEqualTo(429);
        assertThat(flood.getParameters().getRetryAfter()).isEqualTo(3);
    }

    @Test
    void html_page_and_lost_answers_carry_no_error_code() {
        for (Fault fault : List.of(new Fault.Page(502), new Fault.LoseRequest(), new Fault.LoseAnswer())) {
            fails(fault);
            assertThat(failure())
                    .satisfies(failure -> assertThat(errorCode(failure)).isZero());
        }

        assertThat(stage.chat.messages())
                .filteredOn(message -> "Hello".equals(message.text()))
                .as("only the lost answer had an effect")
                .hasSize(1);
    }

    private void fails(Fault fault) {
        stage.telegram.faults().add(new FaultRule("sendMessage", null, null, 1, fault));
    }

    private TelegramApiRequestException refusal() {
        Throwable failure = failure();
        assertThat(failure).isInstanceOf(TelegramApiRequestException.class);
        return (TelegramApiRequestException) failure;
    }

    private Throwable failure() {
        SendMessage hello = SendMessage.builder().chatId(ann).text("Hello").build();
        return catchThrowableOfType(ExecutionException.class, () -> call(hello)).getCause();
    }

    private static int errorCode(Throwable failure) {
        return failure instanceof TelegramApiRequestException refusal ? refusal.getErrorCode() : 0;
    }
}
