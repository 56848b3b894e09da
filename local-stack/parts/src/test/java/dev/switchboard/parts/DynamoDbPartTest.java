package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.junit.LocalParts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ExtendWith(LocalParts.class)
class DynamoDbPartTest {
    @Test
    void item_survives_a_kill(DynamoDbPart dynamo) {
        var item = Map.of("pk", AttributeValue.fromS("kept"));
        try (var client = DynamoDbPart.client(dynamo.endpoint())) {
            client.createTable(table -> table.tableName("kept")
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build())
                    .billingMode(BillingMode.PAY_PER_REQUEST));
            client.putItem(put -> put.tableName("kept").item(item));

            dynamo.kill();
            dynamo.restart();

            assertThat(client.getItem(get -> get.tableName("kept").key(item)).item())
                    .isEqualTo(item);
        }
    }
}
