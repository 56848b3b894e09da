package dev.switchboard.claim.dynamodb;

import dev.switchboard.claim.Claim;
import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Claims as items: {@code pk}, {@code claimed_by} (missing once the update is done), {@code lease_until} in epoch
 * milliseconds, and {@code expires_at} in epoch seconds, which is the table's time to live.
 *
 * <p>One write a claim and one a confirmation. DynamoDB deletes expired items hours late, so every condition compares
 * {@code lease_until} with the clock. The SDK's own retries are safe: an owner that claims again wins again.
 */
public final class DynamoDbUpdateClaims implements UpdateClaims {
    private static final String STORE = "dynamodb";

    private static final String FREE_OR_MINE = "attribute_not_exists(pk) OR lease_until <= :now OR claimed_by = :owner";
    private static final String MINE = "claimed_by = :owner";

    private final DynamoDbClient dynamo;
    private final String table;
    private final ClaimTerms terms;
    private final InstantSource clock;

    /** Uses the given client, which it does not close. */
    public DynamoDbUpdateClaims(DynamoDbClient dynamo, String table, ClaimTerms terms, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Claim claim(UpdateKey update, String owner) {
        var now = clock.instant();
        var item = item(update, now, terms.lease());
        item.put("claimed_by", AttributeValue.fromS(owner));
        return asked(() -> {
            try {
                dynamo.putItem(put -> put.tableName(table)
                        .item(item)
                        .conditionExpression(FREE_OR_MINE)
                        .expressionAttributeValues(Map.of(":now", millis(now), ":owner", AttributeValue.fromS(owner)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Claim.WON;
            } catch (ConditionalCheckFailedException e) {
                return claimOf(e.item());
            }
        });
    }

    @Override
    public void confirm(UpdateKey update) {
        var item = item(update, clock.instant(), terms.memory());
        asked(() -> dynamo.putItem(put -> put.tableName(table).item(item)));
    }

    @Override
    public void release(UpdateKey update, String owner) {
        asked(() -> {
            try {
                dynamo.deleteItem(delete -> delete.tableName(table)
                        .key(Map.of("pk", AttributeValue.fromS(update.text())))
                        .conditionExpression(MINE)
                        .expressionAttributeValues(Map.of(":owner", AttributeValue.fromS(owner))));
                return Claim.WON;
            } catch (ConditionalCheckFailedException e) {
                return Claim.HELD; // another's or done: not ours to release
            }
        });
    }

    /** What says nothing of the update must not count as done: it would be lost. */
    private static Claim claimOf(Map<String, AttributeValue> standing) {
        if (!standing.containsKey("pk")) {
            throw new ClaimStoreException(STORE, "that a claim stands, and not which");
        }
        return standing.containsKey("claimed_by") ? Claim.HELD : Claim.DONE;
    }

    private static Map<String, AttributeValue> item(UpdateKey update, Instant now, Duration length) {
        var end = now.plus(length);
        var item = new HashMap<String, AttributeValue>();
        item.put("pk", AttributeValue.fromS(update.text()));
        item.put("lease_until", millis(end));
        // a second later than the lease, so that rounding never deletes a claim that holds
        item.put("expires_at", AttributeValue.fromN(Long.toString(end.getEpochSecond() + 1)));
        return item;
    }

    private static AttributeValue millis(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
    }

    private static <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new ClaimStoreException(STORE, e);
        }
    }
}
