package dev.switchboard.local.supervisor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal session that a process belongs to. */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private Session() {}

    /**
     * Puts this process into a session of its own ({@code setsid(2)}), so that neither Ctrl-C in the terminal that it was
     * started from nor the end of that terminal reaches it or the parts that it starts.
     */
    @SuppressWarnings("restricted") // allowed by the manifest: Enable-Native-Access
    public static void detach() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setsid = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setsid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            // Refused to the leader of a process group, which is apart from the terminal's other programs already.
            int session = (int) setsid.invokeExact();
            LOG.atDebug().addKeyValue("session", session).log("session");
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setsid cannot be called", e);
        }
    }
}
