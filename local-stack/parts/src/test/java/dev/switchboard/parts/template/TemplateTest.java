package dev.switchboard.parts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.junit.LocalParts;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(LocalParts.class)
class TemplateTest {
    private static final String TEMPLATE = """
            AWSTemplateFormatVersion: "2010-09-09"
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Stage: {Type: String}
              Retries: {Type: Number, Default: 3}
            Conditions:
              IsProduction: !Equals [!Ref Stage, prod]
            Resources:
              DmQueueHigh:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${Stage}_dm_queue_high.fifo"
                  FifoQueue: true
                  DeduplicationScope: messageGroup
                  FifoThroughputLimit: perMessageGroupId
                  VisibilityTimeout: 30
                  SqsManagedSseEnabled: true
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt DmQueueDlq.Arn
                    maxReceiveCount: !Ref Retries
              DmQueueDlq:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Join ["_", [!Ref Stage, dm_queue_dlq.fifo]]
                  FifoQueue: true
                  MessageRetentionPeriod: !If [IsProduction, 1209600, 345600]
                  RedriveAllowPolicy: {redrivePermission: allowAll}
              OnlyInProduction:
                Type: AWS::SQS::Queue
                Condition: IsProduction
              Claims:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: !Sub ["${Prefix}_claims", {Prefix: !Ref Stage}]
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  TimeToLiveSpecification: {AttributeName: expires_at, Enabled: true}
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: !If [IsProduction, 3, !Ref AWS::NoValue]
                  Environment:
                    Variables:
                      DM_QUEUE_HIGH_URL: !Ref DmQueueHigh
                      ACCOUNT: !Sub "${AWS::AccountId}/${!Literal}/${DmQueueDlq.QueueName}"
              Odd:
                Type: AWS::Odd
                Properties: {Zones: !GetAZs ""}
            """;

    @Test
    void queues_are_made_with_their_redrive_policies_and_made_again_without_harm(SqsPart sqs) {
        var template = Template.parse(TEMPLATE, deployment(sqs.endpoint(), "queues"));
        try (var client = SqsPart.client(sqs.endpoint())) {
            var urls = TemplateQueues.createIn(client, template);
            assertThat(TemplateQueues.createIn(client, template)).isEqualTo(urls);

            assertThat(urls).containsOnlyKeys("queues_dm_queue_dlq.fifo", "queues_dm_queue_high.fifo");
            var attributes = client.getQueueAttributes(
                            request -> request.queueUrl(urls.get("queues_dm_queue_high.fifo"))
                                    .attributeNames(QueueAttributeName.ALL))
                    .attributes();
            assertThat(attributes)
                    .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
            assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                    .contains("queues_dm_queue_dlq.fifo")
                    .contains("3");
        }
    }

    @Test
    void tables_are_made_and_made_again_without_harm(DynamoDbPart dynamo) {
        var template = Template.parse(TEMPLATE, deployment(URI.create("http://sqs"), "tables"));
        try (var client = DynamoDbPart.client(dynamo.endpoint())) {
            assertThat(TemplateTables.createIn(client, template)).containsExactly("tables_claims");
            assertThat(TemplateTables.createIn(client, template)).containsExactly("tables_claims");

            var timeToLive = client.describeTimeToLive(request -> request.tableName("tables_claims"))
                    .timeToLiveDescription();
            assertThat(timeToLive.attributeName()).isEqualTo("expires_at");
        }
    }

    @Test
    void references_stand_for_addresses_and_names() {
        var function = Template.parse(TEMPLATE, deployment(URI.create("http://127.0.0.1:9324"), "dev"))
                .resources("AWS::Serverless::Function")
                .getFirst();
        assertThat(function.properties())
                .hasToString("{Environment={Variables={"
                        + "DM_QUEUE_HIGH_URL=http://127.0.0.1:9324/000000000000/dev_dm_queue_high.fifo, "
                        + "ACCOUNT=000000000000/${Literal}/dev_dm_queue_dlq.fifo}}}");
    }

    @Test
    void resource_of_a_true_condition_is_there() {
        var production = Template.parse(TEMPLATE, deployment(URI.create("http://sqs"), "prod"));
        assertThat(production.resources("AWS::SQS::Queue"))
                .extracting(Resource::logicalId)
                .contains("OnlyInProduction");
    }

    @Test
    void function_that_is_not_understood_is_named() {
        var template = Template.parse(TEMPLATE, deployment(URI.create("http://sqs"), "dev"));
        assertThatThrownBy(() -> template.resources("AWS::Odd"))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("Fn::GetAZs");
    }

    private static Deployment deployment(URI sqs, String stage) {
        return new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, sqs, Map.of("Stage", stage));
    }
}
