package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.SupabasePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a text holds, a filter with it finds the row that has it and no other. */
@SuppressWarnings("NullAway.Init") // start() fills the fields
class FilterRoundTripTest {
    private static final Map<String, Object> DECOY = Map.of("id", 2, "note_text", "decoy");

    // jqwik knows nothing of Jupiter's extensions, so this container starts a Supabase of its own
    private static Path folder;
    private static SupabasePart supabase;
    private static PostgrestClient client;

    @BeforeContainer
    static void start() throws IOException, SQLException {
        folder = Files.createTempDirectory("switchboard-filters");
        supabase = SupabasePart.start(folder);
        NotesTable.create(supabase);
        client = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
    }

    @AfterContainer
    static void stop() {
        client.close();
        supabase.close();
        Folders.delete(folder);
    }

    @Property(tries = 150)
    void any_text_is_found_by_itself(@ForAll("texts") String text) {
        var notes = client.from("notes");
        notes.upsert(List.of(Map.of("id", 1, "note_text", text), DECOY), "id");

        assertFindsTheRow(Filter.eq("note_text", text));
        assertFindsTheRow(Filter.in("note_text", List.of(text, "another, one", "\"")));
        assertFindsTheRow(Filter.or(Filter.eq("note_text", text), Filter.eq("id", 9)));
        assertFindsTheRow(Filter.and(Filter.containsText("note_text", text), Filter.neq("id", 2)));
        assertThat(notes.select()
                        .where(Filter.not(Filter.eq("note_text", text)))
                        .list(Map.class))
                .hasSize(1);
    }

    private static void assertFindsTheRow(Filter filter) {
        assertThat(client.from("notes").select("id").where(filter).list(Map.class))
                .as(filter.encoded(""))
                .containsExactly(Map.of("id", 1));
    }

    @Provide
    static Arbitrary<String> texts() {
        var reserved = Arbitraries.strings()
                .withChars(",.:()[]{}\"'\\%*_&=+#?;/<>!~|^$ -\n\t\0".toCharArray())
                .ofMaxLength(12);
        var words = Arbitraries.of(
                "null", "not.is.null", "\",id.gt.\"0", "a),or(id.gt.0", "true", "\uD83D\uDE00", "\uD83D", "\u01C5");
        var any = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.oneOf(reserved, words, any);
    }
}
