package dev.switchboard.emulator.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Brings each situation about in one emulator; the code and the words must be the real server's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusalsContract {
    private final RefusalScene scene = new RefusalScene();
    private final List<RefusalTriple> triples;

    RefusalsContract(List<RefusalTriple> triples) {
        this.triples = triples;
    }

    @TestFactory
    Stream<DynamicTest> refusal_has_the_real_servers_code_and_words() {
        return triples.stream()
                .map(triple -> DynamicTest.dynamicTest(
                        triple.situation(), () -> check(triple, triple.call().send(scene))));
    }

    @AfterAll
    void stop() {
        scene.close();
    }

    private static void check(RefusalTriple expected, HttpResponse<String> answer) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        body.put("error_code", expected.errorCode());
        body.put("description", expected.description());
        if (!expected.parameters().isEmpty()) {
            body.put("parameters", expected.parameters());
        }
        assertThat(TelegramJson.parse(answer.body())).as(expected.source()).isEqualTo(TelegramJson.tree(body));
        assertThat(answer.statusCode()).isEqualTo(expected.errorCode());
    }
}
