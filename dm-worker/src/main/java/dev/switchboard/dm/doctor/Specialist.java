package dev.switchboard.dm.doctor;

import dev.switchboard.dm.doctor.Examination.NotToldException;
import java.util.List;

/** Knows one thing that a bot needs. */
interface Specialist {

    /** Returns what its findings are about. */
    String about();

    /** Looks whether the bot has it, and sees to it if that is allowed. */
    List<Finding> examine(Examination bot) throws NotToldException;
}
