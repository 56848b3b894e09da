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

/** Where the queues that a program uses are. Immutable. */
public final class QueueUrls {
    private final Map<QueueName, URI> urls;

    /** Knows the given queues and no others. */
    public QueueUrls(Map<QueueName, URI> urls) {
        this.urls = Map.copyOf(urls);
    }

    /** Declares the URLs of the given queues; call {@link Declared#get()} inside {@link SettingsReader#build}. */
    public static Declared declare(SettingsReader settings, Collection<QueueName> queues) {
        var declared = new EnumMap<QueueName, Setting<URI>>(QueueName.class);
        for (var queue : queues) {
            declared.put(queue, settings.httpUri(queue.environmentVariable()));
        }
        return new Declared(declared);
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

    /** Queue URLs that were declared and may be incomplete. */
    public static final class Declared {
        private final Map<QueueName, Setting<URI>> settings;

        private Declared(Map<QueueName, Setting<URI>> settings) {
            this.settings = settings;
        }

        /** Returns the URLs. */
        public QueueUrls get() {
            var urls = new EnumMap<QueueName, URI>(QueueName.class);
            settings.forEach((queue, setting) -> urls.put(queue, setting.get()));
            return new QueueUrls(urls);
        }
    }
}
