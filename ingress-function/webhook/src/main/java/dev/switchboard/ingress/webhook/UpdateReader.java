package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the routing fields out of an update in one pass, and judges whether the whole is fit to be queued. Never throws
 * for what a body contains. Safe for use by several threads.
 */
final class UpdateReader {
    /** An update above this would not fit into an envelope of 950 KiB. */
    static final int LARGEST_BYTES = 900 * 1024;

    /** Telegram's updates nest some ten levels deep; what a worker's parser may refuse is not queued. */
    static final int DEEPEST = 64;

    /** A tokenizer's memory grows with the depth; past this a body is not read to its end. */
    private static final int DEEPEST_TOKENIZED = 50_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_TOKENIZED)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Reads a body. */
    ReadUpdate read(RequestBody body) {
        try (JsonParser in = JSON.createParser(body.text())) {
            var fields = new RoutingFields();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return new ReadUpdate.Refused("the body must be a JSON object");
            }
            int depth = tokenize(in, fields);
            if (in.nextToken() != null) {
                return new ReadUpdate.Refused("the body must be one JSON object and nothing else");
            }
            return judge(body, fields, depth);
        } catch (IOException e) {
            return new ReadUpdate.Refused("the body is not well-formed JSON");
        }
    }

    /** Goes to the end of the object and returns how deep it nests. */
    private static int tokenize(JsonParser in, RoutingFields fields) throws IOException {
        int depth = 1;
        int deepest = 1;
        while (depth > 0) {
            var token = in.nextToken();
            if (token == null) {
                throw new IOException("the object does not end");
            }
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    if (depth <= RoutingFields.DEEPEST) {
                        fields.noteStructure(
                                in.getParsingContext().pathAsPointer().toString());
                    }
                    depth++;
                    deepest = Math.max(deepest, depth);
                }
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> {
                    if (depth == 1) {
                        fields.noteTopLevel(in.currentName());
                    }
                }
                default -> {
                    if (depth <= RoutingFields.DEEPEST) {
                        fields.noteValue(in.getParsingContext().pathAsPointer().toString(), in);
                    }
                }
            }
        }
        return deepest;
    }

    private static ReadUpdate judge(RequestBody body, RoutingFields fields, int depth) {
        var problem = fields.updateIdProblem();
        if (problem != null) {
            return new ReadUpdate.Refused(problem);
        }
        var facts = fields.facts();
        var reason = unfitness(body, fields, depth);
        return reason == null ? new ReadUpdate.Usable(facts) : new ReadUpdate.Unreadable(facts.updateId(), reason);
    }

    private static @Nullable String unfitness(RequestBody body, RoutingFields fields, int depth) {
        if (!body.wellFormed()) {
            return "the body is not UTF-8";
        }
        if (depth > DEEPEST) {
            return "the body nests deeper than " + DEEPEST;
        }
        if (body.isLongerThan(LARGEST_BYTES)) {
            return "the body is longer than " + LARGEST_BYTES / 1024 + " KiB";
        }
        return fields.unusableField();
    }
}
