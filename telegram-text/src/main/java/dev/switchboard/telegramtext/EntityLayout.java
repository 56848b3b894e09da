package dev.switchboard.telegramtext;

import dev.switchboard.telegramtext.EntityType.Nesting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** How entities may overlap, and what becomes of those that may not (TDLib, MessageEntity.cpp, fix_entities). */
final class EntityLayout {
    private static final List<EntityType> SPLITTABLE = Arrays.stream(EntityType.values())
            .filter(type -> type.is(Nesting.SPLITTABLE))
            .toList();

    /** TDLib, MessageEntity.cpp, get_input_message_entities. */
    private static final int MAX_ENTITIES = 100;

    private EntityLayout() {}

    /** Returns the entities as clients see them: none crosses another, like ones are joined. */
    static List<Entity> arranged(List<Entity> entities) {
        return arranged(entities, List.of());
    }

    /** Returns the entities with those that Telegram found itself, which yield to the others. */
    static List<Entity> arranged(List<Entity> entities, List<Entity> found) {
        List<Entity> quotations = apart(kind(entities, Nesting.BLOCKQUOTE));
        List<Entity> whole = new ArrayList<>(kind(entities, Nesting.CONTINUOUS));
        whole.addAll(kind(entities, Nesting.PRE));
        whole = uncrossed(apart(whole), quotations);
        for (Entity candidate : uncrossed(found, quotations)) {
            if (whole.stream().noneMatch(entity -> overlap(entity, candidate))) {
                whole.add(candidate);
            }
        }
        whole.addAll(quotations);
        List<Entity> all = new ArrayList<>(whole);
        all.addAll(split(kind(entities, Nesting.SPLITTABLE), whole));
        Collections.sort(all);
        return all;
    }

    /** Keeps what Telegram keeps of a bot's entities: 100, custom emoji not counted, splittable ones last. */
    static List<Entity> limited(List<Entity> arranged) {
        List<Entity> counted = new ArrayList<>(arranged);
        counted.removeIf(entity -> entity.type() == EntityType.CUSTOM_EMOJI);
        counted.sort(Comparator.comparing(entity -> entity.type().is(Nesting.SPLITTABLE)));
        Set<Entity> dropped = new HashSet<>(counted.subList(Math.min(MAX_ENTITIES, counted.size()), counted.size()));
        return arranged.stream().filter(entity -> !dropped.contains(entity)).toList();
    }

    /** Keeps the first of those that overlap. */
    static List<Entity> apart(List<Entity> entities) {
        List<Entity> sorted = new ArrayList<>(entities);
        Collections.sort(sorted);
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : sorted) {
            if (kept.isEmpty() || kept.getLast().end() <= entity.offset()) {
                kept.add(entity);
            }
        }
        return kept;
    }

    private static List<Entity> kind(List<Entity> entities, Nesting kind) {
        return entities.stream().filter(entity -> entity.type().is(kind)).toList();
    }

    /** Keeps what lies inside one quotation or outside all; neither list has overlaps of its own. */
    private static List<Entity> uncrossed(List<Entity> entities, List<Entity> quotations) {
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : entities) {
            if (quotations.stream()
                    .allMatch(quotation -> !overlap(entity, quotation)
                            || (quotation.offset() <= entity.offset() && entity.end() <= quotation.end()))) {
                kept.add(entity);
            }
        }
        return kept;
    }

    private static boolean overlap(Entity one, Entity other) {
        return one.offset() < other.end() && other.offset() < one.end();
    }

    /** Cuts splittable entities where others begin or end, and where one of another type begins; drops them in code. */
    private static List<Entity> split(List<Entity> entities, List<Entity> whole) {
        List<Entity> runs = new ArrayList<>();
        SPLITTABLE.forEach(type -> runs.addAll(joined(entities.stream()
                .filter(entity -> entity.type() == type)
                .sorted()
                .toList())));
        NavigableSet<Integer> cuts = new TreeSet<>();
        runs.forEach(run -> cuts.add(run.offset()));
        for (Entity entity : whole) {
            cuts.add(entity.offset());
            cuts.add(entity.end());
        }
        List<Entity> pieces = new ArrayList<>();
        for (Entity run : runs) {
            int start = run.offset();
            for (int cut : cuts.subSet(run.offset(), false, run.end(), false)) {
                pieces.add(run.from(start, cut));
                start = cut;
            }
            pieces.add(run.from(start, run.end()));
        }
        List<Entity> code = kind(whole, Nesting.PRE);
        pieces.removeIf(piece -> code.stream().anyMatch(entity -> overlap(entity, piece)));
        return pieces;
    }

    private static List<Entity> joined(List<Entity> sorted) {
        List<Entity> runs = new ArrayList<>();
        for (Entity entity : sorted) {
            if (!runs.isEmpty() && entity.offset() <= runs.getLast().end()) {
                Entity last = runs.removeLast();
                runs.add(last.from(last.offset(), Math.max(last.end(), entity.end())));
            } else {
                runs.add(entity);
            }
        }
        return runs;
    }
}
