package dev.switchboard.parts.template;

import java.net.URI;
import java.util.Map;

/**
 * Where a template is deployed to.
 *
 * @param region what {@code AWS::Region} is
 * @param account what {@code AWS::AccountId} is
 * @param sqs the address that queue URLs start with
 * @param parameters values for the template's parameters; the others have their defaults
 */
public record Deployment(String region, String account, URI sqs, Map<String, String> parameters) {
    /** Copies the map. */
    public Deployment {
        parameters = Map.copyOf(parameters);
    }
}
