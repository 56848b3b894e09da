package dev.switchboard.emulator.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for all refusals together. */
class RefusalListTest {
    private static final Pattern SOURCE = Pattern.compile("(Client|ClientManager|HttpConnection|Query)\\.cpp, \\w+"
            + "|td(net|utils)?/[\\w/]+\\.cpp, \\w+"
            + "|Bot API, \\w+|Bots FAQ, .+|MTProto, \\w+\\.\\w+");

    private static final List<RefusalTriple> ALL = Stream.of(
                    MessageRefusalsTest.TRIPLES,
                    MarkupRefusalsTest.TRIPLES,
                    MediaRefusalsTest.TRIPLES,
                    CardRefusalsTest.TRIPLES,
                    ChangeRefusalsTest.TRIPLES,
                    MemberRefusalsTest.TRIPLES,
                    ChatRefusalsTest.TRIPLES,
                    InvitationRefusalsTest.TRIPLES,
                    BotRefusalsTest.TRIPLES,
                    TextRefusalsTest.TRIPLES,
                    RequestRefusalsTest.TRIPLES)
            .flatMap(List::stream)
            .toList();

    @Test
    void there_are_many_in_every_area() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ALL).extracting(RefusalTriple::errorCode).contains(400, 401, 403, 404, 409, 421, 429);
    }

    @Test
    void each_situation_is_named_once() {
        assertThat(ALL).extracting(RefusalTriple::situation).doesNotHaveDuplicates();
    }

    @Test
    void each_source_can_be_looked_up() {
        assertThat(ALL)
                .flatExtracting(triple -> List.of(triple.source().split("; ", -1)))
                .allMatch(SOURCE.asMatchPredicate());
    }
}
