package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.junit.LocalParts;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class SqsPartTest {
    @Test
    void accepted_message_survives_a_kill(SqsPart sqs) throws Exception {
        call(sqs, "/?Action=CreateQueue&QueueName=kept");
        call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=SendMessage&MessageBody=hello");

        sqs.kill();
        sqs.restart();

        assertThat(call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=ReceiveMessage"))
                .contains("<Body>hello</Body>");
    }

    private static String call(SqsPart sqs, String action) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(sqs.endpoint().resolve(action)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
