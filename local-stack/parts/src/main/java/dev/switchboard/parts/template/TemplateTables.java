package dev.switchboard.parts.template;

import static dev.switchboard.parts.template.Template.mapping;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes a template's tables in a DynamoDB or a stand-in for it: their keys and their time to live, no indexes. */
public final class TemplateTables {
    private TemplateTables() {}

    /**
     * Creates every table that is missing.
     *
     * @return the tables' names, in the template's order
     */
    public static List<String> createIn(DynamoDbClient dynamo, Template template) {
        return template.resources("AWS::DynamoDB::Table").stream()
                .map(table -> create(dynamo, table))
                .toList();
    }

    private static String create(DynamoDbClient dynamo, Resource table) {
        var name = String.valueOf(table.properties().getOrDefault("TableName", table.logicalId()));
        var attributes = entries(table, "AttributeDefinitions").stream()
                .map(entry -> AttributeDefinition.builder()
                        .attributeName(text(entry, "AttributeName"))
                        .attributeType(text(entry, "AttributeType"))
                        .build())
                .toList();
        var key = entries(table, "KeySchema").stream()
                .map(entry -> KeySchemaElement.builder()
                        .attributeName(text(entry, "AttributeName"))
                        .keyType(text(entry, "KeyType"))
                        .build())
                .toList();
        try {
            dynamo.createTable(request -> request.tableName(name)
                    .attributeDefinitions(attributes)
                    .keySchema(key)
                    .billingMode(BillingMode.PAY_PER_REQUEST));
        } catch (ResourceInUseException e) {
            return name; // made by an earlier start, with its data
        }
        setTimeToLive(dynamo, table, name);
        return name;
    }

    private static void setTimeToLive(DynamoDbClient dynamo, Resource table, String name) {
        var timeToLive = table.properties().get("TimeToLiveSpecification");
        if (timeToLive != null) {
            dynamo.updateTimeToLive(request -> request.tableName(name)
                    .timeToLiveSpecification(specification ->
                            specification.enabled(true).attributeName(text(mapping(timeToLive), "AttributeName"))));
        }
    }

    private static List<Map<String, Object>> entries(Resource table, String property) {
        if (!(table.properties().get(property) instanceof List<?> list)) {
            throw new InvalidTemplateException(table.logicalId() + " has no " + property);
        }
        return list.stream().map(Template::mapping).toList();
    }

    private static String text(Map<String, Object> entry, String key) {
        return String.valueOf(entry.get(key));
    }
}
