package dev.switchboard.dm.text;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stands where in a pattern: a choice's branches differ, and each is said by itself. */
final class Branches {
    private static final Set<String> OF_EXACT_NUMBERS = Set.of("=0", "=1");

    private final MessagePattern pattern;
    private final Set<String> numbers = new TreeSet<>();
    private final Map<String, Set<String>> choices = new TreeMap<>();
    private final Map<String, Set<String>> byChoice = new TreeMap<>();
    private final List<String> withoutNumber = new ArrayList<>();

    Branches(String line) {
        pattern = new MessagePattern(line);
        read(0, pattern.countParts(), "");
    }

    /** Returns the plurals' branches in which no number stands, though they are for more than one. */
    List<String> withoutNumber() {
        return withoutNumber;
    }

    /** Returns the placeholders of each way through the selects; a plural's branches are one way. */
    Map<String, Set<String>> placeholdersByChoice() {
        return byChoice;
    }

    /** Returns something for each placeholder: this number where one is wanted, else a word of a choice, or any. */
    Map<String, Object> arguments(int number) {
        var arguments = new HashMap<String, Object>();
        byChoice.values().stream().flatMap(Set::stream).forEach(name -> arguments.put(name, "yes"));
        choices.forEach((name, words) -> arguments.put(name, words.iterator().next()));
        numbers.forEach(name -> arguments.put(name, number));
        return arguments;
    }

    private void read(int from, int to, String way) {
        byChoice.computeIfAbsent(way, _ -> new TreeSet<>());
        for (int at = from; at < to; at++) {
            var part = pattern.getPart(at);
            if (part.getType() == Part.Type.ARG_START) {
                int end = pattern.getLimitPartIndex(at);
                readArgument(part.getArgType(), at + 1, end, way);
                at = end;
            }
        }
    }

    private void readArgument(ArgType type, int nameAt, int end, String way) {
        var name = pattern.getSubstring(pattern.getPart(nameAt));
        byChoice.computeIfAbsent(way, _ -> new TreeSet<>()).add(name);
        if (type == ArgType.PLURAL || type == ArgType.SIMPLE) {
            numbers.add(name);
        }
        var branch = "";
        for (int at = nameAt + 1; at < end; at++) {
            var part = pattern.getPart(at);
            if (part.getType() == Part.Type.ARG_SELECTOR) {
                branch = pattern.getSubstring(part);
            } else if (part.getType() == Part.Type.MSG_START) {
                int branchEnd = pattern.getLimitPartIndex(at);
                readBranch(type, name, branch, at + 1, branchEnd, way);
                at = branchEnd;
            }
        }
    }

    private void readBranch(ArgType type, String name, String branch, int from, int to, String way) {
        if (type == ArgType.SELECT) {
            choices.computeIfAbsent(name, _ -> new TreeSet<>()).add(branch);
            read(from, to, way + "/" + name + "=" + branch);
            return;
        }
        if (!OF_EXACT_NUMBERS.contains(branch) && !saysNumber(from, to)) {
            withoutNumber.add(name + " " + branch);
        }
        read(from, to, way);
    }

    private boolean saysNumber(int from, int to) {
        for (int at = from; at < to; at++) {
            if (pattern.getPart(at).getType() == Part.Type.REPLACE_NUMBER) {
                return true;
            }
        }
        return false;
    }
}
