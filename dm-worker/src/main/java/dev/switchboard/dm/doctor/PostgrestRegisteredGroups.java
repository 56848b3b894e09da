package dev.switchboard.dm.doctor;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestClient;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** The groups in Supabase: table {@code managed_groups}. */
final class PostgrestRegisteredGroups implements RegisteredGroups {
    private static final int PAGE = 500;

    private final PostgrestClient postgrest;

    PostgrestRegisteredGroups(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    @Override
    public Iterator<Long> of(long bot) {
        var rows = postgrest
                .from("managed_groups")
                .select("chat_id")
                .where(Filter.eq("bot_id", bot))
                .where(Filter.in("state", List.of("registered", "active")))
                .orderBy(Order.asc("chat_id"))
                .pages(Row.class, PAGE);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .map(Row::chatId)
                .iterator();
    }

    private record Row(long chatId) {}
}
