package dev.switchboard.parts.template;

import java.util.Map;

/**
 * A resource of a template.
 *
 * @param logicalId its name within the template
 * @param type such as {@code AWS::SQS::Queue}
 * @param properties its properties, with every reference replaced by what it stands for
 */
public record Resource(String logicalId, String type, Map<String, Object> properties) {}
