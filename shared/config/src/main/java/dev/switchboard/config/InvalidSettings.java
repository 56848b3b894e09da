package dev.switchboard.config;

import java.util.List;

/** Start-up must stop: the environment is missing settings or contradicts itself. Lists every problem found. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettings(List<String> problems) {
        super("cannot start, " + problems.size() + (problems.size() == 1 ? " setting is" : " settings are")
                + " wrong:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns one line per problem; each names its variable. Never empty. */
    public List<String> problems() {
        return problems;
    }
}
