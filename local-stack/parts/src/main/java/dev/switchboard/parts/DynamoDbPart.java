package dev.switchboard.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Amazon's own DynamoDB Local, which keeps its tables in its data folder. It listens on every interface. */
public final class DynamoDbPart implements ProcessPart {
    private final int port;
    private final PartProcess process;

    private DynamoDbPart(int port, PartProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Makes the data folder and returns the command that serves it on a port. */
    public static PartCommand prepare(int port, Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var folder = dataFolder.toAbsolutePath().toString();
        var command = Servers.ofCheckout()
                .java(
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        // it unpacks its SQLite for this machine's processor there, and leaves that when it is killed
                        List.of("-Xmx128m", "-Djava.io.tmpdir=" + folder, "--enable-native-access=ALL-UNNAMED"),
                        List.of("-port", String.valueOf(port), "-dbPath", folder, "-sharedDb", "-disableTelemetry"));
        // a GET is no DynamoDB call, so an answer of 400 is the sign of life
        return new PartCommand("dynamodb", command, Map.of(), Readiness.httpStatus(endpoint(port), 400));
    }

    /** Starts DynamoDB Local on a free port. */
    public static DynamoDbPart start(Path dataFolder) {
        return start(FreePort.find(), dataFolder);
    }

    /** Starts DynamoDB Local on the given port. */
    public static DynamoDbPart start(int port, Path dataFolder) {
        return new DynamoDbPart(port, PartProcess.start(prepare(port, dataFolder), dataFolder.resolve("dynamodb.log")));
    }

    /** Returns a client of a DynamoDB that takes any credentials; the caller closes it. */
    public static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(SqsPart.REGION))
                .credentialsProvider(AnyCredentials.PROVIDER)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Returns its port. */
    public int port() {
        return port;
    }

    /** Returns the address to override the DynamoDB client's endpoint with. */
    public URI endpoint() {
        return endpoint(port);
    }

    @Override
    public PartProcess process() {
        return process;
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
