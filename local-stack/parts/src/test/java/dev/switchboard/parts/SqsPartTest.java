package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

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

    @Test
    void waiting_poll_gets_the_next_of_a_group_once_the_first_are_deleted(@TempDir Path folder) throws Exception {
        try (var sqs = SqsPart.start(folder);
                var client = SqsPart.client(sqs.endpoint())) {
            var queue = client.createQueue(create -> create.queueName("jobs.fifo")
                            .attributesWithStrings(Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true")))
                    .queueUrl();
            IntStream.range(0, 20)
                    .forEach(i -> client.sendMessage(
                            send -> send.queueUrl(queue).messageGroupId("ann").messageBody("job " + i)));
            var first = client.receiveMessage(take(queue)).messages();
            assertThat(first).hasSize(10);

            try (var polls = Executors.newVirtualThreadPerTaskExecutor()) {
                var waiting = polls.submit(() -> client.receiveMessage(take(queue)));
                first.forEach(message ->
                        client.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle())));

                assertThat(waiting.get().messages().getFirst().body()).isEqualTo("job 10");
            }
        }
    }

    private static Consumer<ReceiveMessageRequest.Builder> take(String queue) {
        return request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(20);
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
