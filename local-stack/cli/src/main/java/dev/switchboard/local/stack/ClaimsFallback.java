package dev.switchboard.local.stack;

import java.util.Locale;

/** Where the webhook claims updates while Redis is away: the template's parameter {@code ClaimsFallback}. */
public enum ClaimsFallback {
    DYNAMODB,
    POSTGREST;

    /** Returns the parameter's value. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
