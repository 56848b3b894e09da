package dev.switchboard.claim.redis;

import dev.switchboard.claim.Claim;
import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.redis.StaleConnections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Claims as Redis keys: {@code processing:{owner}} with the lease as expiry, then {@code done}. One command a claim and
 * one a confirmation, unless somebody else was there first. Needs no more than Redis 2.6.
 */
public final class RedisUpdateClaims implements UpdateClaims {
    private static final String STORE = "redis";
    private static final String DONE = "done";
    private static final String PROCESSING = "processing:";

    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

    private final RedisClient redis;
    private final SetParams leased;
    private final SetParams remembered;

    /** Uses the given client, which it does not close. */
    public RedisUpdateClaims(RedisClient redis, ClaimTerms terms) {
        this.redis = redis;
        this.leased = SetParams.setParams().nx().px(terms.lease().toMillis());
        this.remembered = SetParams.setParams().px(terms.memory().toMillis());
    }

    @Override
    public Claim claim(UpdateKey update, String owner) {
        var mine = PROCESSING + owner;
        if (asked(() -> redis.set(update.text(), mine, leased)) != null) {
            return Claim.WON;
        }
        return standing(asked(() -> redis.get(update.text())), mine);
    }

    @Override
    public void confirm(UpdateKey update) {
        asked(() -> redis.set(update.text(), DONE, remembered));
    }

    @Override
    public void release(UpdateKey update, String owner) {
        asked(() -> redis.eval(RELEASE, List.of(update.text()), List.of(PROCESSING + owner)));
    }

    private static Claim standing(@Nullable String value, String mine) {
        if (DONE.equals(value)) {
            return Claim.DONE;
        }
        // gone in between: whoever comes next wins it
        return mine.equals(value) ? Claim.WON : Claim.HELD;
    }

    private static <T> @Nullable T asked(Supplier<@Nullable T> command) {
        try {
            return StaleConnections.retried(command);
        } catch (JedisException e) {
            throw new ClaimStoreException(STORE, e);
        }
    }
}
