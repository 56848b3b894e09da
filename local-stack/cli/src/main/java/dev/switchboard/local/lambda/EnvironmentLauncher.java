package dev.switchboard.local.lambda;

import java.io.IOException;

/** Starts the process of an execution environment. */
@FunctionalInterface
public interface EnvironmentLauncher {
    /**
     * Starts a process that will ask for work.
     *
     * @param environment the environment's name, under which it is known to the {@link RuntimeApi}
     * @param restarts how many processes of this environment ended unasked before
     */
    Process launch(String environment, int restarts) throws IOException;
}
