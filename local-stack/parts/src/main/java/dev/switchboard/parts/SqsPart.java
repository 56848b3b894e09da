package dev.switchboard.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ, which speaks SQS and keeps its queues and messages in its data folder. */
public final class SqsPart implements ProcessPart {
    /** The region to sign requests for; any would do. */
    public static final String REGION = "eu-central-1";

    /** The account that queue addresses and names carry. */
    public static final String ACCOUNT = "000000000000";

    private static final String REMEMBERED_QUEUES = "remembered-queues";

    // by its name: who uses the parts need not have the libraries of ElasticMQ
    private static final String SCHEDULER = "dev.switchboard.parts.elasticmq.NextTickScheduler";

    private final int port;
    private final PartProcess process;

    private SqsPart(int port, PartProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Writes ElasticMQ's configuration into the data folder and returns the command that serves it on a loopback port. */
    public static PartCommand prepare(int port, Path dataFolder) {
        var configuration = dataFolder.toAbsolutePath().resolve("elasticmq.conf");
        try {
            Files.createDirectories(dataFolder);
            Files.writeString(configuration, configuration(port, dataFolder.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = Servers.ofCheckout()
                .java(
                        "org.elasticmq.server.Main",
                        List.of("-Xmx192m", "-Dconfig.file=" + configuration, "--sun-misc-unsafe-memory-access=allow"),
                        List.of());
        var readiness = Readiness.of("all queues from " + listQueues(port), () -> probe(port, dataFolder));
        return new PartCommand("sqs", command, Map.of(), readiness);
    }

    /**
     * Notes which queues there are. ElasticMQ answers before it has read its queues back from disk; a server that is
     * started on this folder counts as ready when it has these.
     */
    public static void rememberQueues(Path dataFolder, Collection<String> names) {
        try {
            Files.write(dataFolder.resolve(REMEMBERED_QUEUES), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts ElasticMQ on a free port. */
    public static SqsPart start(Path dataFolder) {
        return start(FreePort.find(), dataFolder);
    }

    /** Starts ElasticMQ on the given port. */
    public static SqsPart start(int port, Path dataFolder) {
        return new SqsPart(port, PartProcess.start(prepare(port, dataFolder), dataFolder.resolve("sqs.log")));
    }

    /** Returns a client of an SQS that takes any credentials; the caller closes it. */
    public static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(AnyCredentials.PROVIDER)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Returns its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns the address to override the SQS client's endpoint with. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public PartProcess process() {
        return process;
    }

    private static void probe(int port, Path dataFolder) throws IOException {
        var list = listQueues(port);
        Readiness.httpStatus(list, 200).probe();
        var remembered = dataFolder.resolve(REMEMBERED_QUEUES);
        if (!Files.exists(remembered)) {
            return;
        }
        try (var answer = list.toURL().openStream()) {
            var queues = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            for (var name : Files.readAllLines(remembered)) {
                if (!queues.contains("/" + name + "<")) {
                    throw new IOException("queue " + name + " is not read back yet");
                }
            }
        }
    }

    private static URI listQueues(int port) {
        return URI.create("http://127.0.0.1:" + port + "/?Action=ListQueues");
    }

    // What SQS has accepted survives a kill: it is in the system's hands before the answer. SQLite, not ElasticMQ's own
    // H2: that one wrote 100 kB a message and took three times the processor time.
    // Headers are read as text, not parsed, and no more threads than a small machine has cores: a third less time a
    // send.
    private static String configuration(int port, Path folder) {
        return """
                include classpath("application.conf")
                pekko.loglevel = "WARNING"
                pekko.http.server.parsing.modeled-header-parsing = off
                pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
                pekko.scheduler.implementation = "%5$s"
                node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
                rest-sqs { enabled = true, bind-hostname = "127.0.0.1", bind-port = %1$d, sqs-limits = strict }
                queues-storage { enabled = true, path = "%2$s/queues.conf" }
                messages-storage {
                  enabled = true
                  driver-class = "org.sqlite.JDBC"
                  uri = "jdbc:sqlite:%2$s/messages.db?journal_mode=WAL&synchronous=OFF&busy_timeout=10000"
                  username = ""
                  password = ""
                  prune-data-on-init = false
                }
                aws { region = "%3$s", accountId = "%4$s" }
                """.formatted(port, folder, REGION, ACCOUNT, SCHEDULER);
    }
}
