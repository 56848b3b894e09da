package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That a message is a forward; its fields stand among the message's own. */
public record Forward(@JsonIgnore MessageOrigin origin) {

    /** Returns {@code forward_origin} and the older fields that say the same (Client.cpp, JsonMessage). */
    @JsonAnyGetter
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("forward_origin", origin);
        switch (origin) {
            case MessageOrigin.ByUser user -> fields.put("forward_from", user.senderUser());
            case MessageOrigin.ByHiddenUser user -> fields.put("forward_sender_name", user.senderUserName());
            case MessageOrigin.ByChat chat -> {
                fields.put("forward_from_chat", chat.senderChat());
                sign(fields, chat.authorSignature());
            }
            case MessageOrigin.InChannel channel -> {
                fields.put("forward_from_chat", channel.chat());
                fields.put("forward_from_message_id", channel.messageId());
                sign(fields, channel.authorSignature());
            }
        }
        fields.put("forward_date", origin.date());
        return fields;
    }

    private static void sign(Map<String, Object> fields, @Nullable String signature) {
        if (signature != null) {
            fields.put("forward_signature", signature);
        }
    }
}
