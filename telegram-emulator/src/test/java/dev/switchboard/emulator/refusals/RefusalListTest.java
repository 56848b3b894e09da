package dev.switchboard.emulator.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalCountTest {
    private static final List<RefusalTriple> ALL = Stream.of(
                    MessageRefusalsTest.TRIPLES,
                    MarkupRefusalsTest.TRIPLES,
                    MediaRefusalsTest.TRIPLES,
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
    void each_situation_is_named_once_and_has_a_source() {
        assertThat(ALL).extracting(RefusalTriple::situation).doesNotHaveDuplicates();
        assertThat(ALL).extracting(RefusalTriple::source).noneMatch(String::isBlank);
    }
}
