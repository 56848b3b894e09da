package dev.switchboard.dm.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasebookTest {
    private static final Pattern COMMAND = Pattern.compile("/[a-z_]+");

    private final Phrasebook phrases = Phrasebook.load();

    @ParameterizedTest
    @EnumSource
    void every_language_says_every_phrase_and_no_other(Language language) {
        var keys = Phrasebook.read("phrases_" + language.code() + ".properties").stringPropertyNames();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Phrase.values()).map(Phrase::key).toList());
    }

    @ParameterizedTest
    @EnumSource
    void every_language_has_the_placeholders_and_commands_of_english(Language language) {
        var english = Phrasebook.read("phrases_en.properties");
        var other = Phrasebook.read("phrases_" + language.code() + ".properties");
        assertThat(Phrase.values()).allSatisfy(phrase -> {
            assertThat(placeholders(other.getProperty(phrase.key())))
                    .as(phrase.key())
                    .isEqualTo(placeholders(english.getProperty(phrase.key())));
            assertThat(commands(other.getProperty(phrase.key())))
                    .as(phrase.key())
                    .isEqualTo(commands(english.getProperty(phrase.key())));
        });
    }

    @ParameterizedTest
    @EnumSource
    void plurals_have_the_forms_of_their_language(Language language) {
        var forms = PluralRules.forLocale(language.locale()).getKeywords();
        var lines = Phrasebook.read("phrases_" + language.code() + ".properties");
        assertThat(lines.stringPropertyNames()).allSatisfy(key -> {
            var line = lines.getProperty(key);
            for (var form : List.of("one", "few", "many")) {
                if (line.contains(form + " {")) {
                    assertThat(forms).as(key).contains(form);
                }
            }
            if (line.contains(", plural,") && language == Language.RU) {
                assertThat(line).as(key).contains("one {", "few {", "many {", "other {");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,балл", "2,балла", "5,баллов", "21,балл", "1.5,балла"})
    void russian_counts_in_its_own_way(double points, String word) {
        assertThat(phrases.say(Language.RU, Phrase.REFERRAL_JOINED, Map.of("points", points)))
                .endsWith(" " + word + "!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                EN | 1  | 1 person is live
                EN | 21 | 21 people are live
                ES | 1  | 1 persona está
                ES | 21 | 21 personas están
                PT | 1  | 1 pessoa está
                PT | 2  | 2 pessoas estão
                DE | 1  | 1 Person ist
                DE | 5  | 5 Personen sind
                FR | 1  | 1 personne est
                FR | 2  | 2 personnes sont
                RU | 1  | Instagram 1 человек.
                RU | 2  | Instagram 2 человека.
                RU | 5  | Instagram 5 человек.
                RU | 21 | Instagram 21 человек.
                RU | 22 | Instagram 22 человека.
                TR | 1  | 1 kişi
                TR | 21 | 21 kişi
                HI | 1  | 1 व्यक्ति लाइव है
                HI | 2  | 2 लोग लाइव हैं
                """)
    void people_are_counted_as_each_language_counts(Language language, int people, String part) {
        var arguments = Map.of("people", people, "page", 1, "pages", 1, "counted", "no", "points", 0);
        assertThat(phrases.say(language, Phrase.LIVE, arguments)).contains(part);
    }

    @ParameterizedTest
    @EnumSource
    void numbers_of_one_category_are_said_alike_and_no_placeholder_is_left(Language language) {
        var rules = PluralRules.forLocale(language.locale());
        assertThat(Phrase.values()).allSatisfy(phrase -> {
            var saidBy = new HashMap<String, String>();
            for (int number : new int[] {1, 2, 5, 11, 21, 22, 25, 101, 111}) {
                var said = phrases.say(language, phrase, allOf(language, phrase, number));
                assertThat(said).as(phrase.key()).isNotBlank().doesNotContain("{", "}", "#");
                var alike = said.replaceAll("[0-9]+", "#");
                assertThat(Objects.requireNonNullElse(saidBy.putIfAbsent(rules.select(number), alike), alike))
                        .as("%s with %d", phrase.key(), number)
                        .isEqualTo(alike);
            }
        });
    }

    /** Returns something for each placeholder: a number where one is wanted, else a word. */
    private static Map<String, Object> allOf(Language language, Phrase phrase, int number) {
        var line = Phrasebook.read("phrases_" + language.code() + ".properties").getProperty(phrase.key());
        var arguments = new HashMap<String, Object>();
        for (var name : placeholders(line)) {
            boolean counts = line.contains("{" + name + ", plural") || line.contains("{" + name + ", number");
            arguments.put(name, counts ? number : "yes");
        }
        return arguments;
    }

    @Test
    void a_name_is_said_as_it_is() {
        var hostile = "{name} '{' # <b>*_\uD83D\uDE00";
        assertThat(phrases.say(Language.EN, Phrase.WELCOME_BACK, Map.of("name", hostile, "named", "yes")))
                .startsWith("Welcome back, " + hostile + "!");
    }

    /** Returns the names of all placeholders, also of those within a choice. */
    private static Set<String> placeholders(String line) {
        var pattern = new MessagePattern(line);
        return IntStream.range(0, pattern.countParts())
                .mapToObj(pattern::getPart)
                .filter(part -> part.getType() == MessagePattern.Part.Type.ARG_NAME)
                .map(pattern::getSubstring)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> commands(String line) {
        return COMMAND.matcher(line).results().map(match -> match.group()).toList();
    }
}
