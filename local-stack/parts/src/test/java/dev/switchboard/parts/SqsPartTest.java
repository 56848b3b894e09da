package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqsPartTest {
    @Test
    void accepted_message_survives_a_kill(@TempDir Path folder) throws Exception {
        try (var sqs = SqsPart.start(folder)) {
            call(sqs, "/?Action=CreateQueue&QueueName=kept");
            awaitOnDisk(folder, "kept"); // ElasticMQ writes the list of its queues soon after it has answered
            call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=SendMessage&MessageBody=hello");

            sqs.kill();
            sqs.restart();

            assertThat(call(sqs, "/" + SqsPart.ACCOUNT + "/kept?Action=ReceiveMessage"))
                    .contains("<Body>hello</Body>");
        }
    }

    private static void awaitOnDisk(Path folder, String queue) throws IOException, InterruptedException {
        var list = folder.resolve("queues.conf");
        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!Files.exists(list) || !Files.readString(list).contains(queue)) {
            assertThat(Instant.now()).as("the queue is on disk in time").isBefore(deadline);
            Thread.sleep(20);
        }
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
