package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.EOFException;
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

    private static final String TOO_DEEP = "the body nests deeper than " + DEEPEST;

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
        var fields = new RoutingFields();
        try (JsonParser in = JSON.createParser(body.text())) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return new ReadUpdate.Refused("the body must be a JSON object");
            }
            int depth = readValue(in, RoutingPath.UPDATE, fields);
            if (in.nextToken() != null) {
                return new ReadUpdate.Refused("the body must be one JSON object and nothing else");
            }
            return judge(fields, unfitness(body, depth));
        } catch (StreamConstraintsException e) {
            return judge(fields, TOO_DEEP); // the only limit that is set
        } catch (IOException e) {
            return new ReadUpdate.Refused("the body is not well-formed JSON");
        }
    }

    /** Goes to the end of the value at which the parser stands, and returns how deep it nests: 0 for a scalar. */
    private static int readValue(JsonParser in, @Nullable RoutingPath path, RoutingFields fields) throws IOException {
        if (path != null) {
            fields.note(path, in);
        }
        if (!in.currentToken().isStructStart()) {
            return 0;
        }
        // only places of some account are descended into, so the recursion is as deep as they are
        return path == null || !path.wants(in.currentToken()) ? skip(in) : readChildren(in, path, fields);
    }

    private static int readChildren(JsonParser in, RoutingPath path, RoutingFields fields) throws IOException {
        int deepest = 0;
        int index = 0;
        for (var token = next(in); !token.isStructEnd(); token = next(in)) {
            String name;
            if (token == JsonToken.FIELD_NAME) {
                name = in.currentName();
                if (path == RoutingPath.UPDATE) {
                    fields.noteTopLevel(name);
                }
                next(in);
            } else {
                name = Integer.toString(index++);
            }
            deepest = Math.max(deepest, readValue(in, path.below(name), fields));
        }
        return deepest + 1;
    }

    private static int skip(JsonParser in) throws IOException {
        int depth = 1;
        int deepest = 1;
        while (depth > 0) {
            var token = next(in);
            if (token.isStructStart()) {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
        return deepest;
    }

    private static JsonToken next(JsonParser in) throws IOException {
        var token = in.nextToken();
        if (token == null) {
            throw new EOFException("the object does not end");
        }
        return token;
    }

    private static ReadUpdate judge(RoutingFields fields, @Nullable String unfitness) {
        var refusal = fields.updateIdProblem();
        if (refusal != null) {
            return new ReadUpdate.Refused(refusal);
        }
        var reason = unfitness != null ? unfitness : fields.routingProblem();
        return reason == null
                ? new ReadUpdate.Usable(fields.facts())
                : new ReadUpdate.Unreadable(fields.updateId(), reason);
    }

    private static @Nullable String unfitness(RequestBody body, int depth) {
        if (!body.wellFormed()) {
            return "the body is not UTF-8";
        }
        if (depth > DEEPEST) {
            return TOO_DEEP;
        }
        return body.isLongerThan(LARGEST_BYTES) ? "the body is longer than " + LARGEST_BYTES / 1024 + " KiB" : null;
    }
}
