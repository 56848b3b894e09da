package dev.switchboard.telegramtext;

import java.util.List;

/** A text and its entities, outer ones first. */
public record FormattedText(String text, List<Entity> entities) implements TextResult {
    /** No text. */
    public static final FormattedText EMPTY = new FormattedText("", List.of());

    /** Copies the entities. */
    public FormattedText {
        entities = List.copyOf(entities);
    }
}
