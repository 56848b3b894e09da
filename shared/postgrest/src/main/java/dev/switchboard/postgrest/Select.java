package dev.switchboard.postgrest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A reading of rows, immutable: each method that narrows it returns another one. */
public final class Select {
    private final PostgrestClient client;
    private final String table;
    private final List<String> columns;
    private final List<Filter> filters;
    private final List<Order> orders;

    private Select(
            PostgrestClient client, String table, List<String> columns, List<Filter> filters, List<Order> orders) {
        this.client = client;
        this.table = table;
        this.columns = columns;
        this.filters = filters;
        this.orders = List.copyOf(orders);
    }

    static Select of(PostgrestClient client, String table, List<String> columns) {
        columns.forEach(Identifier::checked);
        return new Select(client, table, columns, List.of(), List.of());
    }

    /** Keeps the rows for which the filter holds too. */
    public Select where(Filter filter) {
        var all = new ArrayList<>(filters);
        all.add(filter);
        return new Select(client, table, columns, List.copyOf(all), orders);
    }

    /** Orders the rows, by the first column first. */
    public Select orderBy(Order... by) {
        return new Select(client, table, columns, filters, List.of(by));
    }

    /** Reads all rows, as far as Supabase gives them in one answer: 1,000 unless the project says otherwise. */
    public <T> List<T> list(Class<T> type) {
        return read(address().build(), type);
    }

    /** Reads the first rows, at most so many. */
    public <T> List<T> list(Class<T> type, int limit) {
        return page(type, 0, limit);
    }

    /** Reads the first row, if there is one. */
    public <T> Optional<T> first(Class<T> type) {
        return list(type, 1).stream().findFirst();
    }

    /** Counts the rows. */
    public long count() {
        var request = new Request.Builder()
                .url(address().build())
                .header("Prefer", "count=exact")
                .head()
                .build();
        return client.http().send(request, "HEAD " + table, true).total();
    }

    /**
     * Reads all rows, however many, a page at a time as they are needed. What is inserted or deleted meanwhile may shift
     * rows from one page to another.
     *
     * @throws IllegalStateException if the rows have no order: their pages would overlap. Order by a unique key.
     */
    public <T> Iterator<T> pages(Class<T> type, int pageSize) {
        if (orders.isEmpty()) {
            throw new IllegalStateException("pages of " + table + " need an order");
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one row");
        }
        return new Pages<>(offset -> page(type, offset, pageSize));
    }

    private <T> List<T> page(Class<T> type, long offset, int limit) {
        var address = address().addQueryParameter("limit", String.valueOf(limit));
        if (offset > 0) {
            address.addQueryParameter("offset", String.valueOf(offset));
        }
        return read(address.build(), type);
    }

    private <T> List<T> read(HttpUrl address, Class<T> type) {
        var request = new Request.Builder().url(address).build();
        return client.json()
                .readRows(client.http().send(request, "GET " + table, true).body(), type);
    }

    private HttpUrl.Builder address() {
        var address = client.address(table);
        if (!columns.isEmpty()) {
            address.addQueryParameter("select", String.join(",", columns));
        }
        if (!filters.isEmpty()) {
            address.addQueryParameter(
                    "and",
                    filters.stream().map(filter -> filter.encoded("")).collect(Collectors.joining(",", "(", ")")));
        }
        if (!orders.isEmpty()) {
            address.addQueryParameter(
                    "order", orders.stream().map(Order::encoded).collect(Collectors.joining(",")));
        }
        return address;
    }
}
