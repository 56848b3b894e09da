package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is so: its examples run as they stand there, and its table names what is served. */
class ReadmeTest {
    private static final String ADDRESS = "http://127.0.0.1:8081";
    private static final Pattern METHOD = Pattern.compile("`([A-Za-z]+)`");

    /** A file of the server's with its lines, or a part of its documents. */
    private static final Pattern SOURCE = Pattern.compile(
            "`\\w+\\.(cpp|h)`( [0-9]+|, `\\w+` \\([0-9]+\\))|Bot API, |Bots FAQ|Bot features, |MTProto, |TL, ");

    private static final Pattern NO_SOURCE = Pattern.compile("^ - $");

    private final String readme = Files.readString(Path.of("README.md"));
    private final ForeignTools tools = ForeignTools.ofThisMachine();
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final EmulatedBot bot =
            telegram.bot(new BotFather.Request(5001L, "5001:any-secret", "my_bot", "My bot", null));

    @TempDir
    private Path folder;

    ReadmeTest() throws IOException {}

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void table_names_every_method_that_is_served() {
        Set<String> named = rows("| method |")
                .flatMap(row -> METHOD.matcher(row[1]).results())
                .map(name -> name.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(telegram.methods());
    }

    @ParameterizedTest
    @ValueSource(strings = {"| method |", "| limit |", "| rule |"})
    void each_rule_names_the_place_that_it_comes_from(String table) {
        assertThat(rows(table))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row[row.length - 1])
                        .as(row[1])
                        .containsPattern(row[1].contains("A guess") ? NO_SOURCE : SOURCE));
    }

    /** Returns the rows of the table with such a head, in cells. */
    private Stream<String[]> rows(String head) {
        return readme.lines()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"));
    }

    @Test
    void curl_lines_work_one_after_the_other() throws Exception {
        tools.require("bash", "curl");
        Files.writeString(folder.resolve(".curlrc"), "silent\nshow-error\nfail-with-body\n");
        String script = examples("")
                .filter(example -> example.contains("curl "))
                .collect(Collectors.joining("\n"))
                .replace(ADDRESS, telegram.address().toString());

        ForeignProgram.Ended ended =
                new ForeignProgram(folder).run(Map.of("CURL_HOME", folder.toString()), List.of("bash", "-euc", script));

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("\"text\":\"/start\"", "\"text\":\"Hello\"", "\"planned\":2400");
        assertThat(telegram.calls()).extracting(call -> call.method()).containsExactly("sendMessage");
    }

    @Test
    void bot_in_node_answers() throws Exception {
        tools.require("node");
        String program = examples("js").collect(Collectors.joining());
        Files.writeString(
                folder.resolve("bot.mjs"),
                program.replace(ADDRESS, telegram.address().toString()));
        Process node = new ProcessBuilder("node", "bot.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        try {
            EmulatedChat chat = telegram.person("Ann").chatWith(bot);
            chat.write("Hello");

            Message answer = chat.awaitBotMessage(Duration.ofSeconds(20));

            assertThat(answer.text()).isEqualTo("You said: Hello");
        } finally {
            node.destroyForcibly().waitFor();
        }
    }

    @Test
    void java_examples_are_tests_of_this_module() throws Exception {
        String tests = spaced(source("LibraryTest")) + spaced(source("EchoBotTest"));

        assertThat(examples("java"))
                .hasSize(2)
                .allSatisfy(example -> assertThat(tests).contains(spaced(example)));
    }

    /** Returns the README's examples in a language, as they stand there. */
    private Stream<String> examples(String language) {
        return Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$")
                .matcher(readme)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    private static String source(String test) throws IOException {
        return Files.readString(Path.of("src/test/java/dev/switchboard/emulator", test + ".java"));
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
