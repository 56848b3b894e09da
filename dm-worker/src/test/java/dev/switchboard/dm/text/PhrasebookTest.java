package dev.switchboard.dm.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        var arguments =
                Map.of("people", people, "page", 1, "pages", 1, "time", "12:00:00", "counted", "no", "points", 0);
        assertThat(phrases.say(language, Phrase.LIVE, arguments)).contains(part);
    }

    @ParameterizedTest
    @EnumSource
    void each_number_is_said_and_no_placeholder_is_left(Language language) {
        var lines = Phrasebook.read("phrases_" + language.code() + ".properties");
        assertThat(Phrase.values()).allSatisfy(phrase -> {
            for (int number : new int[] {1, 2, 5, 11, 21, 22, 25, 101, 111}) {
                var branches = new Branches(lines.getProperty(phrase.key()));
                assertThat(phrases.say(language, phrase, branches.arguments(number)))
                        .as(phrase.key())
                        .isNotBlank()
                        .doesNotContain("{", "}", "#");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void each_branch_of_a_plural_says_its_number(Language language) {
        var lines = Phrasebook.read("phrases_" + language.code() + ".properties");
        assertThat(Phrase.values())
                .allSatisfy(phrase -> assertThat(new Branches(lines.getProperty(phrase.key())).withoutNumber())
                        .as(phrase.key())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void each_choice_says_what_english_says_with_it(Language language) {
        var english = Phrasebook.read("phrases_en.properties");
        var other = Phrasebook.read("phrases_" + language.code() + ".properties");
        assertThat(Phrase.values())
                .allSatisfy(phrase -> assertThat(new Branches(other.getProperty(phrase.key())).placeholdersByChoice())
                        .as(phrase.key())
                        .isEqualTo(new Branches(english.getProperty(phrase.key())).placeholdersByChoice()));
    }

    @Test
    void a_branch_that_loses_something_is_found() {
        assertThat(new Branches("{n, plural, =0 {none} one {# person} few {persons} other {# persons}}")
                        .withoutNumber())
                .containsExactly("n few");
        assertThat(new Branches("{named, select, yes {Group {group}} other {Group}}").placeholdersByChoice())
                .isNotEqualTo(
                        new Branches("{named, select, yes {Group} other {Group {group}}}").placeholdersByChoice());
    }

    /** Told in words: what a story expects comes from the same book, so that it would not miss them in a wrong language. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                EN | Here is what I understand:    | You earned 10 points!      | You have no points left.
                ES | Esto es lo que entiendo:      | ¡Has ganado 10 puntos!     | No te quedan puntos.
                PT | Isto é o que eu entendo:      | Você ganhou 10 pontos!     | Você não tem mais pontos.
                DE | Das verstehe ich:             | Du hast 10 Punkte verdient! | Du hast keine Punkte mehr.
                FR | Voici ce que je comprends :   | Tu as gagné 10 points !    | Il ne te reste plus de points.
                RU | Вот что я понимаю:            | Вы заработали 10 баллов!   | У вас не осталось баллов.
                TR | Anladıklarım:                 | 10 puan kazandın!          | Hiç puanın kalmadı.
                HI | मैं यह समझता हूँ:              | आपको 10 अंक मिले!          | आपके पास कोई अंक नहीं बचा।
                """)
    void each_language_is_itself(Language language, String help, String reward, String noPoints) {
        var wait = Map.of("hours", 5, "minutes", 0, "points", 10, "link", "x");
        assertThat(phrases.say(language, Phrase.HELP, Map.of("commands", ""))).startsWith(help + "\n");
        assertThat(phrases.say(language, Phrase.REFERRAL_JOINED, Map.of("points", 10)))
                .endsWith(reward);
        assertThat(phrases.say(language, Phrase.LIVE_NO_POINTS, wait)).startsWith(noPoints);
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
