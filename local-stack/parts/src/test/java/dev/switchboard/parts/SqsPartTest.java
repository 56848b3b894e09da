package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqsPartTest {
    @Test
    void accepted_message_survives_a_kill(@TempDir Path folder) throws Exception {
        try (var sqs = SqsPart.start(folder)) {
            call(sqs, "/?Action=CreateQueue&QueueName=kept");
            SqsPart.rememberQueues(folder, List.of("kept"));
            call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=SendMessage&MessageBody=hello");

            sqs.kill();
            sqs.restart();

            assertThat(call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=ReceiveMessage&WaitTimeSeconds=20"))
                    .contains("<Body>hello</Body>");
        }
    }

    private static String call(SqsPart sqs, String action) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(sqs.endpoint().resolve(action)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
