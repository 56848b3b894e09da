package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.switchboard.job.JsonLimits;
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

    /** A tokenizer's memory grows with the depth; past this a body is not read to its end. */
    private static final int DEEPEST_TOKENIZED = 50_000;

    private static final String TOO_DEEP = "the body nests deeper than " + JsonLimits.DEEPEST;

    /** Beyond {@link JsonLimits}: what is too much for workers is read to its end all the same, for its update_id. */
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
            var pass = new Pass(in, fields);
            pass.readValue(RoutingPath.UPDATE);
            if (in.nextToken() != null) {
                return new ReadUpdate.Refused("the body must be one JSON object and nothing else");
            }
            return judge(fields, unfitness(body, pass));
        } catch (StreamConstraintsException e) {
            return judge(fields, TOO_DEEP); // the only limit that is set
        } catch (IOException e) {
            return new ReadUpdate.Refused("the body is not well-formed JSON");
        }
    }

    /** One pass over one body: its routing fields, and whether later parsers will take it. */
    private static final class Pass {
        private final JsonParser in;
        private final RoutingFields fields;
        private int depth = 1;
        private @Nullable String unfitness;

        Pass(JsonParser in, RoutingFields fields) {
            this.in = in;
            this.fields = fields;
        }

        /** Goes to the end of the value at which the parser stands. */
        void readValue(@Nullable RoutingPath path) throws IOException {
            if (path != null) {
                fields.note(path, in);
            }
            if (in.currentToken().isStructStart()) {
                // only places of some account are descended into, so the recursion is as deep as they are
                if (path != null && path.wants(in.currentToken())) {
                    readChildren(path);
                } else {
                    skip();
                }
            }
        }

        private void readChildren(RoutingPath path) throws IOException {
            int index = 0;
            for (var token = next(); !token.isStructEnd(); token = next()) {
                String name;
                if (token == JsonToken.FIELD_NAME) {
                    name = in.currentName();
                    if (path == RoutingPath.UPDATE) {
                        fields.noteTopLevel(name);
                    }
                    next();
                } else {
                    name = Integer.toString(index++);
                }
                readValue(path.below(name));
            }
        }

        private void skip() throws IOException {
            int around = depth - 1;
            while (depth > around) {
                next();
            }
        }

        private JsonToken next() throws IOException {
            var token = in.nextToken();
            if (token == null) {
                throw new EOFException("the object does not end");
            }
            switch (token) {
                case START_OBJECT, START_ARRAY -> require(++depth <= JsonLimits.DEEPEST, TOO_DEEP);
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME ->
                    require(in.currentName().length() <= JsonLimits.LONGEST_NAME, "the name of a field is too long");
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    require(in.getTextLength() <= JsonLimits.LONGEST_NUMBER, "a number is too long");
                default -> {} // nothing that a later parser could refuse
            }
            return token;
        }

        private void require(boolean fit, String otherwise) {
            if (!fit && unfitness == null) {
                unfitness = otherwise;
            }
        }
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

    private static @Nullable String unfitness(RequestBody body, Pass pass) {
        if (!body.wellFormed()) {
            return "the body is not UTF-8";
        }
        if (pass.unfitness != null) {
            return pass.unfitness;
        }
        return body.isLongerThan(LARGEST_BYTES) ? "the body is longer than " + LARGEST_BYTES / 1024 + " KiB" : null;
    }
}
