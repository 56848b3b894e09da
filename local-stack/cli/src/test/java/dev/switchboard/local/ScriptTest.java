package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts {@code switchboard} and {@code .ci/run} on a machine that has only what the test gives it, with a JDK and a
 * Maven that say how they are called.
 */
class ScriptTest {
    private static final Path CHECKOUT = Path.of("..", "..");
    private static final List<String> TOOLS = List.of(
            "basename", "bash", "cat", "cp", "dirname", "env", "find", "head", "mkdir", "mv", "readlink", "sed");

    private static final List<String> TOOLS_OF_TESTS = List.of("cfn-lint", "curl", "node");

    @TempDir
    private Path folder;

    private Path programs;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeMachine() throws IOException {
        programs = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(programs.resolve(tool), onPath(tool));
        }
        Files.createDirectories(folder.resolve(".ci"));
        program(folder.resolve("switchboard"), onThisMachine(Files.readString(CHECKOUT.resolve("switchboard"))));
        Files.copy(CHECKOUT.resolve(".ci/run"), folder.resolve(".ci/run"));
        program(
                folder.resolve("mvnw"),
                "echo \"mvnw $* (CI: ${CI:-no}, browser: ${CHROMIUM_PATH:-none})\"; exit ${MAVEN_STATUS:-0}");
        program(programs.resolve("npm"), "true");
        for (String tool : TOOLS_OF_TESTS) {
            program(programs.resolve(tool), "true");
        }
        makeJdk("jdk", 25);
        environment.put("PATH", programs.toString());
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    }

    @Test
    void test_is_mavens_verify_with_the_given_options_and_ends_as_it_does() throws Exception {
        program(programs.resolve("chromium"), "true");
        assertThat(run("switchboard", "test", "-pl", "shared/work").output())
                .isEqualTo("mvnw -B -ntp -T 2 verify -pl shared/work (CI: no, browser: " + programs + "/chromium)\n");

        environment.put("MAVEN_STATUS", "3");
        assertThat(run("switchboard", "test").status()).isEqualTo(3);
    }

    @Test
    void test_without_npm_names_it() throws Exception {
        Files.delete(programs.resolve("npm"));

        assertThat(run("switchboard", "test").output()).startsWith("switchboard: npm is missing: install Node.js");
    }

    @Test
    void test_with_a_postgrest_that_is_new_enough_goes_on_without_npm_and_says_last_what_is_skipped() throws Exception {
        Files.delete(programs.resolve("npm"));
        Files.delete(programs.resolve("cfn-lint"));
        program(programs.resolve("chromium"), "true");
        program(programs.resolve("postgrest"), "echo PostgREST 12.2.3");

        assertThat(run("switchboard", "test").output().lines())
                .satisfiesExactly(
                        maven -> assertThat(maven).startsWith("mvnw "),
                        note -> assertThat(note).contains("no npm found").contains("SKIPPED"),
                        note -> assertThat(note).contains("no cfn-lint found").contains("SKIPPED"));

        program(programs.resolve("postgrest"), "echo PostgREST 11.2.0");
        assertThat(run("switchboard", "test").output()).startsWith("switchboard: npm is missing");
    }

    @Test
    void test_takes_the_browser_that_is_named_before_the_one_that_is_found() throws Exception {
        program(programs.resolve("google-chrome"), "true");
        assertThat(run("switchboard", "test").output()).contains("browser: " + programs + "/google-chrome");

        environment.put("CHROMIUM_PATH", programs.resolve("npm").toString());
        assertThat(run("switchboard", "test").output()).contains("browser: " + programs + "/npm");

        environment.put("CHROMIUM_PATH", "/no/such/browser");
        assertThat(run("switchboard", "test"))
                .isEqualTo(new Ended(1, "switchboard: CHROMIUM_PATH names no program: /no/such/browser\n"));
    }

    @Test
    void persons_test_without_a_browser_goes_on_and_says_last_what_is_skipped() throws Exception {
        Ended ended = run("switchboard", "test");

        assertThat(ended.status()).isZero();
        assertThat(ended.output().lines())
                .satisfiesExactly(
                        maven -> assertThat(maven).contains("browser: none"),
                        note -> assertThat(note).contains("SKIPPED").contains("apt-get install chromium"));
    }

    @Test
    void ci_installs_chromium_before_it_tests() throws Exception {
        program(programs.resolve("id"), "echo 0");
        program(programs.resolve("apt-get"), "echo apt-get \"$@\" >&2; cp \"$0\" " + programs + "/chromium");

        Ended ended = run(".ci/run");

        assertThat(ended.status()).isZero();
        assertThat(ended.output().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Installing Chromium ..."),
                        line -> assertThat(line).contains("apt-get update"),
                        line -> assertThat(line)
                                .contains("apt-get install")
                                .contains("--no-install-recommends chromium"),
                        line -> assertThat(line).contains("CI: true").contains("browser: " + programs + "/chromium"));
    }

    @Test
    void ci_that_cannot_install_chromium_fails_instead_of_leaving_tests_out() throws Exception {
        program(programs.resolve("apt-get"), "echo no network >&2; exit 100");
        program(programs.resolve("id"), "echo 0");
        assertThat(run(".ci/run")).isEqualTo(new Ended(100, "Installing Chromium ...\nno network\n"));

        program(programs.resolve("id"), "echo 1000");
        assertThat(run(".ci/run").output())
                .startsWith("switchboard: no Chromium found, and CI=true leaves no test out");
    }

    @Test
    void bench_builds_its_jar_and_passes_its_arguments_on() throws Exception {
        assertThat(run("switchboard", "bench", "webhook", "-v").output().lines())
                .satisfiesExactly(
                        build -> assertThat(build).contains("-pl bench -am package"),
                        java -> assertThat(java).endsWith("-jar " + folder + "/bench/target/bench.jar webhook -v"));
    }

    @Test
    void bench_of_up_builds_what_up_would_build_first() throws Exception {
        assertThat(run("switchboard", "bench", "up").output())
                .containsSubsequence("-pl bench -am package", "the first time", "mvnw", "bench.jar up");
    }

    @Test
    void failed_build_is_said_and_nothing_is_run() throws Exception {
        environment.put("MAVEN_STATUS", "1");

        for (String command : List.of("bench", "up", "status")) {
            assertThat(run("switchboard", command).output())
                    .contains("switchboard: the build failed")
                    .doesNotContain("java ");
        }
    }

    @Test
    void interrupted_build_is_no_failure_of_maven_and_is_done_again() throws Exception {
        environment.put("MAVEN_STATUS", "130"); // as a JVM ends at Ctrl-C
        Ended interrupted = run("switchboard", "up");
        assertThat(interrupted.status()).isEqualTo(130);
        assertThat(interrupted.output()).doesNotContain("failed").doesNotContain("java ");

        environment.remove("MAVEN_STATUS");
        assertThat(run("switchboard", "up").output()).contains("mvnw").contains("java ");
    }

    @Test
    void jdk_25_in_a_usual_folder_is_found_though_the_default_java_is_17() throws Exception {
        environment.remove("JAVA_HOME");
        Path old = makeJdk("usr/lib/jvm/java-17", 17);
        Files.createSymbolicLink(programs.resolve("javac"), old.resolve("javac"));
        Files.createSymbolicLink(programs.resolve("java"), old.resolve("java"));
        makeJdk("usr/lib/jvm/temurin-25", 25);

        assertThat(javaHome()).isEqualTo(folder + "/usr/lib/jvm/temurin-25");
    }

    @Test
    void jdk_25_is_taken_before_a_newer_one_and_a_newer_one_if_there_is_no_25() throws Exception {
        environment.remove("JAVA_HOME");
        makeJdk("usr/lib/jvm/a-jdk", 26);
        Path jdk25 = makeJdk(".jdks/temurin", 25);
        assertThat(javaHome()).isEqualTo(folder + "/.jdks/temurin");

        Files.delete(jdk25.resolve("javac"));
        assertThat(javaHome()).isEqualTo(folder + "/usr/lib/jvm/a-jdk");
    }

    @Test
    void machine_without_a_jdk_25_is_told_what_to_install_also_if_there_is_no_home() throws Exception {
        environment.keySet().removeAll(List.of("JAVA_HOME", "HOME"));

        assertThat(run("switchboard", "status"))
                .isEqualTo(new Ended(
                        1,
                        "switchboard: no JDK 25 found: install one"
                                + " (https://adoptium.net/temurin/releases/?version=25), or set JAVA_HOME to it.\n"));
    }

    @Test
    void up_builds_what_is_missing_or_stale_and_nothing_else() throws Exception {
        assertThat(run("switchboard", "up").output()).contains("the first time").contains("mvnw");

        for (String built : List.of(
                "local-stack/cli/target/local-stack-cli.jar",
                "ingress-function/api/target/api.zip",
                "ingress-function/webhook/target/webhook.zip",
                "telegram-emulator/target/telegram-emulator.jar")) {
            Files.createDirectories(folder.resolve(built).resolveSibling(""));
            Files.createFile(folder.resolve(built));
        }
        assertThat(run("switchboard", "up").output()).startsWith("java ");

        var later = FileTime.from(Instant.now().plusSeconds(60));
        Path source = Files.createDirectories(folder.resolve("shared/src/main")).resolve("Job.java");
        Path test = Files.createDirectories(folder.resolve("shared/src/test")).resolve("JobTest.java");
        Files.setLastModifiedTime(Files.createFile(test), later);
        assertThat(run("switchboard", "up").output()).startsWith("java ");

        Files.setLastModifiedTime(Files.createFile(source), later);
        assertThat(run("switchboard", "up").output())
                .startsWith("Building what has changed ...")
                .contains("mvnw");
    }

    @Test
    void up_builds_what_is_stale_beneath_no_running_stack_but_after_one_whose_pid_another_process_has()
            throws Exception {
        Path run = Files.createDirectories(folder.resolve(".switchboard/run"));
        Files.writeString(run.resolve("supervisor.pid"), ProcessHandle.current().pid() + " 0 0\n");
        Path cli = Files.createDirectories(folder.resolve("local-stack/cli/target"));
        Files.createFile(cli.resolve("local-stack-cli.jar"));

        assertThat(run("switchboard", "up").output()).startsWith("java ").doesNotContain("mvnw");

        program(folder.resolve("jdk/bin/java"), "[[ \"$*\" != *status ]] || exit 4; echo java \"$@\"");
        assertThat(run("switchboard", "up").output()).contains("mvnw");
    }

    private String javaHome() throws Exception {
        program(folder.resolve("mvnw"), "echo \"home: $JAVA_HOME\"");
        return run("switchboard", "test").output().strip().replaceFirst("(?s)home: (\\S+).*", "$1");
    }

    private record Ended(int status, String output) {}

    private Ended run(String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Path makeJdk(String home, int version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(home).resolve("bin"));
        program(bin.resolve("javac"), "true");
        program(bin.resolve("java"), "echo java \"$@\"");
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
        return bin;
    }

    /** The folders in which the script looks for JDKs lie below the test's: this machine's own are none of its business. */
    private String onThisMachine(String script) {
        return script.replaceAll("(?m)^( +)/(usr|opt|Library)/", "$1" + folder + "/$2/");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
