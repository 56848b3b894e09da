package dev.switchboard.postgrest;

/**
 * A column that rows are ordered by.
 *
 * @param descending largest first; then nulls come first too, as in SQL
 */
public record Order(String column, boolean descending) {
    /** Checks the column. */
    public Order {
        Identifier.checked(column);
    }

    /** Smallest first. */
    public static Order asc(String column) {
        return new Order(column, false);
    }

    /** Largest first. */
    public static Order desc(String column) {
        return new Order(column, true);
    }

    String encoded() {
        return column + (descending ? ".desc" : ".asc");
    }
}
