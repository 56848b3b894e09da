package dev.switchboard.queue;

import dev.switchboard.config.Setting;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Where the queues that a program uses are. Immutable. */
public final class QueueUrls {
    private final Map<QueueName, URI> urls;

    /** Knows the given queues and no others. */
    public QueueUrls(Map<QueueName, URI> urls) {
        this.urls = Map.copyOf(urls);
    }

    /**
     * Declares the URLs of the given queues.
     *
     * @return gives the URLs; for use inside {@link SettingsReader#build}
     */
    public static Supplier<QueueUrls> declareIn(SettingsReader reader, Collection<QueueName> queues) {
        var declared = new EnumMap<QueueName, Setting<URI>>(QueueName.class);
        for (var queue : queues) {
            declared.put(queue, reader.httpUri(queue.environmentVariable()));
        }
        return () -> {
            var urls = new EnumMap<QueueName, URI>(QueueName.class);
            declared.forEach((queue, setting) -> urls.put(queue, setting.get()));
            return new QueueUrls(urls);
        };
    }

    /** Returns the four queues of each of the given families. */
    public static Set<QueueName> queuesOf(LogicalQueue... families) {
        var all = EnumSet.allOf(QueueName.class);
        all.removeIf(queue -> !Set.of(families).contains(queue.logical()));
        return all;
    }

    /**
     * Returns a queue's URL.
     *
     * @throws IllegalArgumentException if this program was not given one
     */
    public String of(QueueName queue) {
        var url = urls.get(queue);
        if (url == null) {
            throw new IllegalArgumentException(queue.environmentVariable() + " is not among this program's settings");
        }
        return url.toString();
    }
}
