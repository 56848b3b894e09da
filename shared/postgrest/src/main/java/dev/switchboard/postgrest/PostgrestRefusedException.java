package dev.switchboard.postgrest;

import org.jspecify.annotations.Nullable;

/** PostgREST or Postgres said no; nothing was changed. */
public final class PostgrestRefusedException extends PostgrestException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String reason;

    // Postgres' "details" are left out: they quote the row
    PostgrestRefusedException(String call, int status, String code, String reason, @Nullable String hint) {
        super(
                call + " was refused with " + status + " " + code + ": " + reason
                        + (hint == null ? "" : " (" + hint + ")"),
                null);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns Postgres' SQLSTATE, such as {@code 23505}, or PostgREST's own code, such as {@code PGRST202}. */
    public String code() {
        return code;
    }

    /** Returns what Postgres or PostgREST said. */
    public String reason() {
        return reason;
    }

    /** Says whether the transaction lost against another one and would probably succeed now. */
    boolean isTransient() {
        return code.equals("40001") || code.equals("40P01");
    }
}
