package dev.switchboard.postgrest;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/**
 * Rows read a page at a time. Only an empty page is the end: the server may give fewer rows than were asked for.
 *
 * @param <T> a row
 */
final class Pages<T> implements Iterator<T> {
    private final LongFunction<List<T>> pageAt;
    private List<T> page = List.of();
    private int next;
    private long read;
    private boolean atEnd;

    Pages(LongFunction<List<T>> pageAt) {
        this.pageAt = pageAt;
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !atEnd) {
            page = pageAt.apply(read);
            next = 0;
            read += page.size();
            atEnd = page.isEmpty();
        }
        return next < page.size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }
}
