package dev.switchboard.redis;

import java.net.URI;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Makes Redis clients for programs that answer within a time. */
public final class RedisClients {
    private static final int DEFAULT_PORT = 6379;

    private RedisClients() {}

    /**
     * Returns a client that gives a command {@code command} and a connection {@code connect}, and keeps idle connections
     * without a thread that tests them: a function that is frozen between requests would find them stale all the same.
     *
     * @param uri {@code redis://} or {@code rediss://} (TLS), with user and password if there are any
     * @param connections the most to hold
     */
    public static RedisClient of(URI uri, int connections, Duration connect, Duration command) {
        var pool = new GenericObjectPoolConfig<Connection>();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        pool.setMaxWait(command);
        pool.setJmxEnabled(false);
        var config = DefaultJedisClientConfig.builder()
                .resp2()
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .connectionTimeoutMillis(Math.toIntExact(connect.toMillis()))
                .socketTimeoutMillis(Math.toIntExact(command.toMillis()))
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (JedisURIHelper.isRedisSSLScheme(uri)) {
            config.sslOptions(SslOptions.defaults());
        }
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()))
                .clientConfig(config.build())
                .poolConfig(pool)
                .build();
    }
}
