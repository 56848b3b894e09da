package dev.switchboard.dm.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.PluralRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    @Test
    void a_name_is_said_as_it_is() {
        var hostile = "{name} '{' # <b>*_\uD83D\uDE00";
        assertThat(phrases.say(Language.EN, Phrase.WELCOME_BACK, Map.of("name", hostile, "named", "yes")))
                .startsWith("Welcome back, " + hostile + "!");
    }

    private static Set<String> placeholders(String line) {
        return new TreeSet<>(new MessageFormat(line).getArgumentNames());
    }

    private static List<String> commands(String line) {
        return COMMAND.matcher(line).results().map(match -> match.group()).toList();
    }
}
