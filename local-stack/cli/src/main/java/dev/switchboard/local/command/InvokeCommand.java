package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.lambda.InvokeApi;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a function once. */
@Command(
        name = "invoke",
        description = {
            "Runs a function of the running stack once, with an event from a file.",
            "An update in it gets a fresh update_id, since the webhook handles each only once in 24 h. Who writes a",
            "private message is made known to the emulated Telegram, and the bot's answer is shown."
        },
        footer = "Exit codes: 0 it returned, 1 it failed, 4 the stack is down.")
public final class InvokeCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int DOWN = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** 2026-01-01: at ten a second the ids from then on last for six years. */
    private static final long IDS_BEGIN = 1_767_225_600_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FUNCTION", description = "A function of template.yaml, such as webhook.")
    private String function = "";

    @Option(
            names = {"-e", "--event"},
            required = true,
            paramLabel = "FILE",
            description = "The event, such as events/private_message.json, or - for the standard input.")
    private String event = "";

    @Option(names = "--as-is", description = "Keep the event's update_id.")
    private boolean asIs;

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public InvokeCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = checkout.stack();
        if (folder.supervisor().isEmpty() || Files.notExists(folder.stackFile())) {
            complain("The stack is down, and functions run in it. Start it with ./switchboard up --detach.");
            return DOWN;
        }
        JsonNode stack = JSON.readTree(folder.stackFile().toFile());
        var sample = SampleEvent.of(new InputFile(event).read());
        return invoke(stack, asIs ? sample : sample.renumbered(freshUpdateId()));
    }

    /** Ids grow, as Telegram's do (the newest fact about a member counts), and fit an int, as its types want. */
    private static long freshUpdateId() {
        return (System.currentTimeMillis() - IDS_BEGIN) / 100;
    }

    private int invoke(JsonNode stack, SampleEvent sample) throws IOException, InterruptedException {
        var terminal = Terminal.of(spec.commandLine().getOut());
        Optional<SampleWriter> writer = SampleWriter.arrive(stack, sample.update(), terminal);
        String secret = stack.path("bots").path(0).path("webhookSecret").asText();
        HttpResponse<String> answer = invoke(
                URI.create(stack.path("lambda").asText()), sample.signed(secret).json());
        int exitCode = report(answer);
        if (exitCode == 0 && writer.isPresent()) {
            // The webhook answers the first delivery of a private message with "typing ...", others with nothing.
            if (JSON.readTree(answer.body()).path("body").asText().isEmpty()) {
                terminal.line("Already handled: this update_id came before. Without --as-is it gets another.");
            } else {
                writer.get().showAnswers();
            }
        }
        return exitCode;
    }

    private int report(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == NOT_FOUND) {
            complain("There is no function " + function + " in template.yaml.");
            return FAILED;
        }
        spec.commandLine().getOut().println(JSON.readTree(answer.body()).toPrettyString());
        Optional<String> error = answer.headers().firstValue("X-Amz-Function-Error");
        error.ifPresent(
                kind -> complain("The function failed (" + kind + "). Its log: ./switchboard logs " + function + "-1"));
        return answer.statusCode() == OK && error.isEmpty() ? 0 : FAILED;
    }

    private void complain(String problem) {
        spec.commandLine().getErr().println(problem);
    }

    private HttpResponse<String> invoke(URI lambda, String payload) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(lambda.resolve(InvokeApi.PATH.formatted(function)))
                            .POST(HttpRequest.BodyPublishers.ofString(payload))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
