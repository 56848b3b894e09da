package dev.switchboard.sender.content;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a host's name. */
@FunctionalInterface
public interface HostResolver {
    /**
     * Returns all addresses of a name.
     *
     * @throws UnknownHostException if it has none, or nobody answers
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Returns the resolver of this machine, which keeps answers for 30 s (the JDK's {@code networkaddress.cache.ttl}). */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
