package dev.switchboard.postgrest;

import java.util.regex.Pattern;

/** Checks names that become part of a request's path or query. */
final class Identifier {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private Identifier() {}

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is not a plain Postgres name in lower case
     */
    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain name of a table, column or function: " + name);
        }
        return name;
    }
}
