package dev.switchboard.parts.template;

import static dev.switchboard.parts.template.Template.mapping;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes a template's queues, with their dead-letter queues, in an SQS or a stand-in for it. */
public final class TemplateQueues {
    /** What the stand-in obeys: it refuses {@code RedriveAllowPolicy} and knows nothing of encryption. */
    private static final List<QueueAttributeName> CARRIED = List.of(
            QueueAttributeName.DELAY_SECONDS,
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
            QueueAttributeName.VISIBILITY_TIMEOUT,
            QueueAttributeName.CONTENT_BASED_DEDUPLICATION);

    private TemplateQueues() {}

    /** Returns the addresses of a template's queues by their names, in the template's order. */
    public static Map<String, String> addresses(Template template) {
        var addresses = new LinkedHashMap<String, String>();
        template.resources("AWS::SQS::Queue").forEach(queue -> addresses.put(name(queue), template.reference(queue)));
        return addresses;
    }

    /**
     * Creates every queue that is missing and sets the attributes of those that are there.
     *
     * @return the queues' addresses by their names, in the template's order, sources after their dead-letter queues
     */
    public static Map<String, String> createIn(SqsClient sqs, Template template) {
        var urls = new LinkedHashMap<String, String>();
        template.resources("AWS::SQS::Queue").stream()
                .sorted(Comparator.comparing(queue -> queue.properties().containsKey("RedrivePolicy")))
                .forEach(queue -> urls.put(name(queue), create(sqs, queue)));
        return urls;
    }

    private static String create(SqsClient sqs, Resource queue) {
        var attributes = attributes(queue);
        try {
            var url = sqs.getQueueUrl(request -> request.queueName(name(queue))).queueUrl();
            // ElasticMQ takes this one only when it makes the queue
            attributes.remove(QueueAttributeName.CONTENT_BASED_DEDUPLICATION);
            if (!attributes.isEmpty()) {
                sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
            }
            return url;
        } catch (QueueDoesNotExistException e) {
            if (name(queue).endsWith(".fifo")) {
                attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
            }
            return sqs.createQueue(request -> request.queueName(name(queue)).attributes(attributes))
                    .queueUrl();
        }
    }

    private static Map<QueueAttributeName, String> attributes(Resource queue) {
        var attributes = new LinkedHashMap<QueueAttributeName, String>();
        for (var attribute : CARRIED) {
            var value = queue.properties().get(attribute.toString());
            if (value != null) {
                attributes.put(attribute, String.valueOf(value));
            }
        }
        var redrive = queue.properties().get("RedrivePolicy");
        if (redrive != null) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%s}"
                            .formatted(
                                    mapping(redrive).get("deadLetterTargetArn"),
                                    mapping(redrive).get("maxReceiveCount")));
        }
        return attributes;
    }

    private static String name(Resource queue) {
        return String.valueOf(queue.properties().getOrDefault("QueueName", queue.logicalId()));
    }
}
