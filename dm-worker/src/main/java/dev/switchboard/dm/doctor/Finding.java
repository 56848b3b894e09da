package dev.switchboard.dm.doctor;

/**
 * Something that the doctor found.
 *
 * @param about what it is about, such as {@code webhook}
 * @param detail in words; without secrets, and without line breaks or other control characters
 */
public record Finding(Verdict verdict, String about, String detail) {

    /** Takes the control characters out of what Telegram says. */
    public Finding {
        detail = detail.replaceAll("\\p{Cntrl}", " ");
    }

    /** What is to be said of it. */
    public enum Verdict {
        /** It is as it should be. */
        FINE,
        /** It is worth knowing, and no fault. */
        NOTED,
        /** It was wrong, and is as it should be now. */
        REPAIRED,
        /** It is wrong, and could be repaired. */
        REPAIRABLE,
        /** It is wrong, and the doctor cannot repair it. */
        BROKEN
    }
}
