package dev.switchboard.local.stack;

import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.Readiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands of the parts that are programs of this checkout. */
final class JvmPart {
    private JvmPart() {}

    /**
     * Returns the command of an executable jar.
     *
     * @throws IllegalStateException if it has not been built
     */
    static PartCommand jar(
            String name, Path jar, List<String> arguments, Map<String, String> environment, Readiness readiness) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; build it with ./mvnw package");
        }
        var command = java(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return new PartCommand(name, command, environment, readiness);
    }

    /** Returns the command of a class on the class path of this program. */
    static PartCommand main(
            String name, Class<?> main, List<String> arguments, Map<String, String> environment, Readiness readiness) {
        var command = java(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new PartCommand(name, command, environment, readiness);
    }

    /** Returns a command that starts a JVM as small and as soon ready as the stack's many JVMs must be. */
    static List<String> java(List<String> rest) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(rest);
        return command;
    }

    /** Deployed, the function shares no processor with the workers; here it goes before them when it is needed. */
    static PartCommand inBackground(PartCommand command) {
        var words = new ArrayList<>(List.of("nice", "-n", "10"));
        words.addAll(command.command());
        return new PartCommand(command.name(), words, command.environment(), command.readiness());
    }
}
