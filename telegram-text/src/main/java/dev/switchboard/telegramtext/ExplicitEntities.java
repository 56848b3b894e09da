package dev.switchboard.telegramtext;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.telegramtext.Entity.Detail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an array of MessageEntity as bots write it (Bot API server, Client.cpp, get_text_entity). */
final class ExplicitEntities {
    private static final Set<EntityType> WITH_DETAILS = Set.of(
            EntityType.PRE,
            EntityType.PRE_CODE,
            EntityType.TEXT_LINK,
            EntityType.TEXT_MENTION,
            EntityType.CUSTOM_EMOJI,
            EntityType.DATE_TIME);

    /** No source says how Telegram finds these, so that no {@link EntityType} stands for them. */
    private static final String BANK_CARD = "bank_card_number";

    private static final Set<String> FOUND = Stream.concat(
                    Stream.of(BANK_CARD),
                    Arrays.stream(EntityType.values())
                            .filter(EntityType::isFound)
                            .map(EntityType::word))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, EntityType> SIMPLE = Arrays.stream(EntityType.values())
            .filter(type -> !WITH_DETAILS.contains(type) && !FOUND.contains(type.word()))
            .collect(Collectors.toMap(EntityType::word, Function.identity()));

    private ExplicitEntities() {}

    /** Returns the entities; what is no array counts as none. */
    static List<Entity> read(JsonNode array) {
        List<Entity> entities = new ArrayList<>();
        if (array.isArray()) {
            for (JsonNode object : array) {
                try {
                    entity(object).ifPresent(entities::add);
                } catch (Malformed malformed) {
                    throw new Unparsable("Can't parse MessageEntity: " + malformed.getMessage());
                }
            }
        }
        return entities;
    }

    private static Optional<Entity> entity(JsonNode object) {
        if (!object.isObject()) {
            throw new Malformed("expected an Object");
        }
        int offset = (int) number(object, "offset", Integer.MIN_VALUE, Integer.MAX_VALUE);
        int length = (int) number(object, "length", Integer.MIN_VALUE, Integer.MAX_VALUE);
        String type = text(object, "type").orElseThrow(() -> missing("type"));
        if (type.isEmpty()) {
            throw new Malformed("Type is not specified");
        }
        if (FOUND.contains(type)) {
            return Optional.empty();
        }
        EntityType simple = SIMPLE.get(type);
        return Optional.of(simple != null ? Entity.of(simple, offset, length) : detailed(object, type, offset, length));
    }

    private static Entity detailed(JsonNode object, String type, int offset, int length) {
        return switch (type) {
            case "pre" -> {
                String language = text(object, "language").orElse("");
                yield language.isEmpty()
                        ? Entity.of(EntityType.PRE, offset, length)
                        : new Entity(EntityType.PRE_CODE, offset, length, new Detail.Language(language));
            }
            case "text_link" -> link(text(object, "url").orElseThrow(() -> missing("url")), offset, length);
            case "text_mention" -> {
                JsonNode user = object.path("user");
                if (user.isMissingNode()) {
                    throw missing("user");
                }
                if (!user.isObject()) {
                    throw new Malformed("Field \"user\" must be of type Object");
                }
                long id = number(user, "id", Long.MIN_VALUE, Long.MAX_VALUE);
                yield new Entity(EntityType.TEXT_MENTION, offset, length, new Detail.Mention(id));
            }
            case "custom_emoji" -> {
                long id = number(object, "custom_emoji_id", Long.MIN_VALUE, Long.MAX_VALUE);
                if (id == 0) {
                    throw new Unparsable("Invalid custom emoji identifier specified");
                }
                yield new Entity(EntityType.CUSTOM_EMOJI, offset, length, new Detail.Emoji(id));
            }
            case "date_time" -> moment(object, offset, length);
            default -> throw new Malformed("Unsupported type specified");
        };
    }

    private static Entity moment(JsonNode object, int offset, int length) {
        int time = (int) number(object, "unix_time", Integer.MIN_VALUE, Integer.MAX_VALUE);
        String format;
        try {
            format = Links.momentFormat(text(object, "date_time_format").orElse(""));
        } catch (Unparsable wrong) {
            throw new Malformed("Invalid date-time format specified");
        }
        if (time <= 0) {
            throw new Unparsable("Invalid date specified");
        }
        return new Entity(EntityType.DATE_TIME, offset, length, new Detail.Moment(time, format));
    }

    private static Entity link(String address, int offset, int length) {
        OptionalLong user = Links.userId(address);
        if (user.isPresent()) {
            return new Entity(EntityType.TEXT_MENTION, offset, length, new Detail.Mention(user.getAsLong()));
        }
        return switch (LinkCheck.check(address)) {
            case LinkCheck.Good(String url) -> new Entity(EntityType.TEXT_LINK, offset, length, new Detail.Link(url));
            case LinkCheck.Bad(String reason) ->
                throw new Unparsable("Entity URL '" + address + "' is invalid: " + reason);
        };
    }

    /** Texts that are numbers count as numbers, and numbers as texts (TDLib, JsonBuilder.cpp). */
    private static long number(JsonNode object, String name, long min, long max) {
        JsonNode field = object.path(name);
        if (field.isMissingNode()) {
            throw missing(name);
        }
        if (!field.isNumber() && !field.isTextual()) {
            throw new Malformed("Field \"" + name + "\" must be a Number");
        }
        return Links.wholeNumber(field.asText())
                .filter(value -> value >= min && value <= max)
                .orElseThrow(() -> new Malformed("Field \"" + name + "\" must be a valid Number"));
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode field = object.path(name);
        if (field.isMissingNode()) {
            return Optional.empty();
        }
        if (!field.isNumber() && !field.isTextual()) {
            throw new Malformed("Field \"" + name + "\" must be of type String");
        }
        return Optional.of(field.asText());
    }

    private static Malformed missing(String name) {
        return new Malformed("Can't find field \"" + name + '"');
    }

    /** What is wrong with one object. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
