package dev.switchboard.postgrest;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A client of Supabase's PostgREST.
 *
 * <p>Calls block, which suits virtual threads. What got no answer is repeated, with growing and jittered waits, where that
 * is safe: reads and {@linkplain PostgrestFunction#idempotent idempotent} functions, and anything that never left this
 * machine. Java names are snake_case in JSON; times are ISO 8601. Safe for use by several threads.
 */
public final class PostgrestClient implements AutoCloseable {
    private final HttpUrl rest;
    private final PostgrestHttp http;
    private final PostgrestJson json = new PostgrestJson();

    /** Makes a client; it connects when it is first used. */
    public PostgrestClient(PostgrestSettings settings) {
        this.rest = HttpUrl.get(settings.supabaseUrl())
                .newBuilder()
                .addPathSegments("rest/v1")
                .build();
        this.http = new PostgrestHttp(settings);
    }

    /**
     * Returns a table or view.
     *
     * @throws IllegalArgumentException if the name is not a plain one
     */
    public Table from(String table) {
        return new Table(this, Identifier.checked(table));
    }

    /**
     * Calls a function.
     *
     * @param arguments a record or a map whose members are the function's parameters
     * @throws PostgrestRefusedException if it said no
     * @throws PostgrestUnansweredException if it did not answer in time
     */
    public <R> R call(PostgrestFunction<R> function, Object arguments) {
        var answer = http.send(request(function, arguments), "rpc/" + function.name(), function.idempotent());
        return json.read(answer.body(), function.result());
    }

    /** Calls a function that returns nothing; otherwise as {@link #call}. */
    public void run(PostgrestFunction<Void> function, Object arguments) {
        http.send(request(function, arguments), "rpc/" + function.name(), function.idempotent());
    }

    /** Closes the connections; calls under way fail. */
    @Override
    public void close() {
        http.close();
    }

    HttpUrl.Builder address(String table) {
        return rest.newBuilder().addPathSegment(table);
    }

    PostgrestHttp http() {
        return http;
    }

    PostgrestJson json() {
        return json;
    }

    private Request request(PostgrestFunction<?> function, Object arguments) {
        return new Request.Builder()
                .url(rest.newBuilder()
                        .addPathSegment("rpc")
                        .addPathSegment(function.name())
                        .build())
                .post(RequestBody.create(json.write(arguments), PostgrestHttp.JSON))
                .build();
    }
}
