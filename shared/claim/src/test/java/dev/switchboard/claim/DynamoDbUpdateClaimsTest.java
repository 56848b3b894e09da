package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.claim.dynamodb.DynamoDbUpdateClaims;
import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateTables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * Claims in the table that the template declares. The test's clock is ahead of DynamoDB's, so that nothing is deleted by
 * time, which is the worst case.
 */
@ExtendWith(LocalParts.class)
class DynamoDbUpdateClaimsTest extends ClaimsContract {
    private static final Path TEMPLATE = Path.of("../../template.yaml");

    private final DynamoDbClient dynamo;
    private final Template template;
    private final String table;
    private Instant now = Instant.parse("2100-01-01T00:00:00Z");

    DynamoDbUpdateClaimsTest(DynamoDbPart part) {
        this.dynamo = DynamoDbPart.client(part.endpoint());
        this.template = Template.read(
                TEMPLATE,
                new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, part.endpoint(), Map.of("Stage", "claimtest")));
        this.table = TemplateTables.createIn(dynamo, template).getFirst();
    }

    @AfterEach
    void close() {
        dynamo.close();
    }

    @Override
    UpdateClaims claims() {
        return new DynamoDbUpdateClaims(dynamo, table, TERMS, () -> now);
    }

    @Override
    void passLease() {
        now = now.plus(TERMS.lease());
    }

    @Test
    void a_done_update_is_free_after_its_memory_though_dynamodb_has_not_deleted_it() {
        claims().confirm(new UpdateKey(9, 1));
        now = now.plus(TERMS.memory()).minusMillis(1);
        assertThat(claims().claim(new UpdateKey(9, 1), "a")).isEqualTo(Claim.DONE);

        now = now.plusMillis(1);
        assertThat(claims().claim(new UpdateKey(9, 1), "a")).isEqualTo(Claim.WON);
    }

    @Test
    void the_template_s_time_to_live_ends_no_claim_before_its_lease() {
        now = Instant.parse("2100-01-01T00:00:00.999Z");
        claims().claim(new UpdateKey(9, 2), "a");
        var item = dynamo.getItem(get -> get.tableName(table).key(Map.of("pk", AttributeValue.fromS("webhook:9:2"))))
                .item();
        var timeToLive = dynamo.describeTimeToLive(request -> request.tableName(table))
                .timeToLiveDescription()
                .attributeName();

        assertThat(Instant.ofEpochSecond(Long.parseLong(
                        Objects.requireNonNull(item.get(timeToLive)).n())))
                .isBetween(now.plus(TERMS.lease()), now.plus(TERMS.lease()).plusSeconds(1));
    }

    @Test
    void a_refusal_that_shows_no_item_is_never_taken_for_a_done_update() {
        DynamoDbClient secretive = new DynamoDbClient() {
            @Override
            public PutItemResponse putItem(PutItemRequest request) {
                throw ConditionalCheckFailedException.builder()
                        .message("The conditional request failed")
                        .build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };

        assertThatThrownBy(() ->
                        new DynamoDbUpdateClaims(secretive, table, TERMS, () -> now).claim(new UpdateKey(9, 5), "a"))
                .isInstanceOf(ClaimStoreException.class);
    }

    @Test
    void a_dynamodb_that_is_not_there_is_a_store_that_does_not_answer() {
        try (var nobody = DynamoDbPart.client(URI.create("http://127.0.0.1:" + FreePort.find()))) {
            assertThatThrownBy(() ->
                            new DynamoDbUpdateClaims(nobody, table, TERMS, () -> now).claim(new UpdateKey(9, 4), "a"))
                    .isInstanceOf(ClaimStoreException.class)
                    .hasMessage("claim store dynamodb did not answer");
        }
    }
}
