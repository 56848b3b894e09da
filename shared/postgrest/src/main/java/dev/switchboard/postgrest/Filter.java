package dev.switchboard.postgrest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A condition on rows. Columns are checked and values are quoted, so that no value can end its condition and begin
 * another.
 *
 * <p>Values are texts, numbers, booleans, {@link UUID}s, {@link Instant}s and dates. A NUL character or half a surrogate
 * pair in a text is replaced as it is when stored.
 */
public sealed interface Filter {
    /** The column equals the value; for null there is {@link #isNull}. */
    static Filter eq(String column, Object value) {
        return new Comparison(column, "eq", literal(value));
    }

    /** The column differs from the value and is not null. */
    static Filter neq(String column, Object value) {
        return new Comparison(column, "neq", literal(value));
    }

    /** The column is above the value. */
    static Filter gt(String column, Object value) {
        return new Comparison(column, "gt", literal(value));
    }

    /** The column is the value or above. */
    static Filter gte(String column, Object value) {
        return new Comparison(column, "gte", literal(value));
    }

    /** The column is below the value. */
    static Filter lt(String column, Object value) {
        return new Comparison(column, "lt", literal(value));
    }

    /** The column is the value or below. */
    static Filter lte(String column, Object value) {
        return new Comparison(column, "lte", literal(value));
    }

    /** The column is one of the values; of none, it never is. Some hundreds at most: they travel in the address. */
    static Filter in(String column, Collection<?> values) {
        return new Membership(column, values.stream().map(Filter::literal).toList());
    }

    /** The column is null. */
    static Filter isNull(String column) {
        return new NullCheck(column);
    }

    /** The text column contains the text somewhere, in whatever case. */
    static Filter containsText(String column, String text) {
        // a regular expression, because "like" has no way to say a literal asterisk here
        var pattern = StorableText.of(text).replaceAll("\\p{Punct}", "\\\\$0");
        var inAnyCase = new Comparison(column, "imatch", pattern);
        // Postgres takes a title-case letter for its small and its capital form, and no longer for itself
        return pattern.codePoints().anyMatch(Character::isTitleCase)
                ? or(inAnyCase, new Comparison(column, "match", pattern))
                : inAnyCase;
    }

    /** The filter does not hold. As in SQL, neither does its opposite where the column is null. */
    static Filter not(Filter filter) {
        return new Negation(filter);
    }

    /** All of the filters hold; at least one is wanted. */
    static Filter and(Filter... filters) {
        return new Combination("and", List.of(filters));
    }

    /** One of the filters holds; at least one is wanted. */
    static Filter or(Filter... filters) {
        return new Combination("or", List.of(filters));
    }

    /**
     * Returns the filter as a member of PostgREST's logical operators, such as {@code id.eq."5"}.
     *
     * @param not {@code "not."}, or nothing
     */
    String encoded(String not);

    private static String literal(Object value) {
        return switch (value) {
            case String text -> StorableText.of(text);
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case UUID id -> id.toString();
            case Instant time -> time.toString();
            case OffsetDateTime time -> time.toString();
            case LocalDate date -> date.toString();
            default ->
                throw new IllegalArgumentException(
                        "cannot filter by a " + value.getClass().getName());
        };
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A column compared with a value. */
    record Comparison(String column, String operator, String value) implements Filter {
        /** Checks the column. */
        public Comparison {
            Identifier.checked(column);
        }

        @Override
        public String encoded(String not) {
            return column + "." + not + operator + "." + quoted(value);
        }
    }

    /** A column that is one of some values. */
    record Membership(String column, List<String> values) implements Filter {
        /** Checks the column. */
        public Membership {
            Identifier.checked(column);
            values = List.copyOf(values);
        }

        @Override
        public String encoded(String not) {
            return column + "." + not + "in."
                    + values.stream().map(Filter::quoted).collect(Collectors.joining(",", "(", ")"));
        }
    }

    /** A column that is null. */
    record NullCheck(String column) implements Filter {
        /** Checks the column. */
        public NullCheck {
            Identifier.checked(column);
        }

        @Override
        public String encoded(String not) {
            return column + "." + not + "is.null";
        }
    }

    /** A filter turned round. */
    record Negation(Filter filter) implements Filter {
        @Override
        public String encoded(String not) {
            return filter.encoded(not.isEmpty() ? "not." : "");
        }
    }

    /** Filters joined by {@code and} or {@code or}. */
    record Combination(String operator, List<Filter> filters) implements Filter {
        /** Wants at least one. */
        public Combination {
            if (filters.isEmpty()) {
                throw new IllegalArgumentException("nothing to join by " + operator);
            }
            filters = List.copyOf(filters);
        }

        @Override
        public String encoded(String not) {
            return not
                    + operator
                    + filters.stream().map(each -> each.encoded("")).collect(Collectors.joining(",", "(", ")"));
        }
    }
}
