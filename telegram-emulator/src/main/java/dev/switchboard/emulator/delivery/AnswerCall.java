package dev.switchboard.emulator.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.delivery.DeliveryResult.Accepted;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The method call in a webhook's answer (Bot API server, WebhookActor.cpp, handle; TDLib, HttpReader.cpp). */
record AnswerCall(String method, JsonNode parameters) {
    private static final Logger log = LoggerFactory.getLogger(AnswerCall.class);

    /** What a webhook may not call in its answer, beside everything that begins with {@code get}. */
    private static final Set<String> NOT_IN_AN_ANSWER = Set.of("deletewebhook", "setwebhook", "close", "logout");

    /** Finds the call; none where the content type is neither JSON nor a form, or the method is not for answers. */
    static Optional<AnswerCall> in(Accepted answer) {
        JsonNode parameters = parameters(answer);
        String method = parameters.path("method").asText("");
        String name = method.toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("get") || NOT_IN_AN_ANSWER.contains(name)
                ? Optional.empty()
                : Optional.of(new AnswerCall(method, parameters));
    }

    private static JsonNode parameters(Accepted answer) {
        String type = answer.contentType().toLowerCase(Locale.ROOT);
        if (type.contains("application/x-www-form-urlencoded")) {
            return form(answer.body());
        }
        if (!type.contains("application/json")) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return TelegramJson.parse(answer.body());
        } catch (IOException e) {
            log.atDebug().setCause(e).log("webhook answer is no JSON");
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static JsonNode form(String body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        HttpUrl url =
                HttpUrl.get("http://form/").newBuilder().encodedQuery(body).build();
        for (String name : url.queryParameterNames()) {
            fields.put(name, url.queryParameter(name));
        }
        return fields;
    }
}
