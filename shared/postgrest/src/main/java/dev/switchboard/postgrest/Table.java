package dev.switchboard.postgrest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * A table or view. Rows are records or maps; those of one call have the same columns.
 *
 * <p>Every call throws {@link PostgrestRefusedException} if the database said no, and
 * {@link PostgrestUnansweredException} if it did not answer in time.
 */
public final class Table {
    private final PostgrestClient client;
    private final String name;

    Table(PostgrestClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Begins a reading of the given columns, or of all if none is given. */
    public Select select(String... columns) {
        return Select.of(client, name, List.of(columns));
    }

    /** Inserts rows. */
    public void insert(List<?> rows) {
        if (!rows.isEmpty()) {
            send(post(address().build(), rows, "return=minimal"));
        }
    }

    /** Inserts rows; one that is there already, by the given unique columns, gets the new values. */
    public void upsert(List<?> rows, String... uniqueColumns) {
        if (!rows.isEmpty()) {
            send(post(onConflict(uniqueColumns), rows, "return=minimal,resolution=merge-duplicates"));
        }
    }

    /** Inserts rows; one that is there already, by the given unique columns, stays as it is. */
    public void insertMissing(List<?> rows, String... uniqueColumns) {
        if (!rows.isEmpty()) {
            send(post(onConflict(uniqueColumns), rows, "return=minimal,resolution=ignore-duplicates"));
        }
    }

    /**
     * Changes the rows that match, and returns how many did.
     *
     * @param changes a record or a map of columns and their new values
     */
    public long update(Object changes, Filter filter) {
        var body = RequestBody.create(client.json().write(changes), PostgrestHttp.JSON);
        return send(request(matching(filter), "return=minimal,count=exact").patch(body))
                .total();
    }

    /** Deletes the rows that match, and returns how many did. */
    public long delete(Filter filter) {
        return send(request(matching(filter), "return=minimal,count=exact").delete())
                .total();
    }

    private PostgrestHttp.Answer send(Request.Builder request) {
        var built = request.build();
        return client.http().send(built, built.method() + " " + name, false);
    }

    private Request.Builder post(HttpUrl address, List<?> rows, String prefer) {
        return request(address, prefer).post(RequestBody.create(client.json().write(rows), PostgrestHttp.JSON));
    }

    private static Request.Builder request(HttpUrl address, String prefer) {
        return new Request.Builder().url(address).header("Prefer", prefer);
    }

    private HttpUrl.Builder address() {
        return client.address(name);
    }

    private HttpUrl onConflict(String... uniqueColumns) {
        var columns = Arrays.stream(uniqueColumns).map(Identifier::checked).collect(Collectors.joining(","));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no unique columns to find a row of " + name + " by");
        }
        return address().addQueryParameter("on_conflict", columns).build();
    }

    private HttpUrl matching(Filter filter) {
        return address()
                .addQueryParameter("and", "(" + filter.encoded("") + ")")
                .build();
    }
}
