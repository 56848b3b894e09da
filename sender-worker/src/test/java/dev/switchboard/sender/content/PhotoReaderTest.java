package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sender.content.Refusal.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.jpg, example.org",
        "https://example.org, example.org",
        "HTTPS://EXAMPLE.org:443/a, example.org",
        "https://cdn-1.example.co.uk:8443/a?b=c%20d#e, cdn-1.example.co.uk",
        "https://xn--e1afmkfd.xn--p1ai/a.png, xn--e1afmkfd.xn--p1ai",
        "https://127.0.0.1.example.org/a, 127.0.0.1.example.org",
    })
    void address_on_a_named_host_is_a_photo(String address, String host) {
        assertThat(PhotoReader.read(address, refusal -> {
                    throw new AssertionError(refusal.sentence());
                }))
                .contains(new Photo.ByAddress(address, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "short",
                "AgACAgIAAxkBAAI BY2",
                "file:///etc/passwd",
                "attach://photo",
                "ftp://example.org/a.jpg",
                "http://example.org/a.jpg",
                "//example.org/a.jpg",
                "example.org/a.jpg",
                "https:example.org/a.jpg",
                "https:///a.jpg",
                "https://",
                "https://ann@example.org/a.jpg",
                "https://ann:word@example.org/a.jpg",
                "https://@example.org/a.jpg",
                "https://example.org@127.0.0.1/a.jpg",
                "https://example.org\\@127.0.0.1/a.jpg",
                "https://example.org:22/a.jpg",
                "https://example.org:80/a.jpg",
                "https://example.org:6379/a.jpg",
                "https://example.org:99999/a.jpg",
                "https://example.org:0/a.jpg",
                "https://localhost/a.jpg",
                "https://localhost./a.jpg",
                "https://example.org./a.jpg",
                "https://.example.org/a.jpg",
                "https://example..org/a.jpg",
                "https://-a.example.org/a.jpg",
                "https://exa mple.org/a.jpg",
                "https://exa\nmple.org/a.jpg",
                "https://example.org\u0000.jpg/",
                "https://ex%61mple.org/a.jpg",
                "https://\u0435xample.org/a.jpg",
                // addresses of IPv4 in all their forms, public ones too
                "https://127.0.0.1/a.jpg",
                "https://93.184.216.34/a.jpg",
                "https://127.1/a.jpg",
                "https://2130706433/a.jpg",
                "https://0x7f000001/a.jpg",
                "https://0x7f.0.0.1/a.jpg",
                "https://0177.0.0.1/a.jpg",
                "https://127.0.0.0x1/a.jpg",
                "https://017700000001/a.jpg",
                "https://\uff11\uff12\uff17.0.0.1/a.jpg",
                "https://\u2460\u2461\u2466.0.0.1/a.jpg",
                "https://127\u30020\u30020\u30021/a.jpg",
                // and of IPv6
                "https://[::1]/a.jpg",
                "https://[2606:4700::1]/a.jpg",
                "https://[::ffff:127.0.0.1]/a.jpg",
                "https://[fe80::1%25eth0]/a.jpg",
                "https://[fe80::1%eth0]/a.jpg",
                "https://::1/a.jpg",
            })
    void what_could_lead_elsewhere_is_refused(String given) {
        List<Refusal> refusals = new ArrayList<>();

        assertThat(PhotoReader.read(given, refusals::add)).isEmpty();
        assertThat(refusals).extracting(Refusal::kind).containsExactly(Kind.PHOTO_REFUSED);
    }

    @Property
    void no_number_is_a_host(
            @ForAll @IntRange(min = 0, max = 255) int first,
            @ForAll @IntRange(min = 0, max = 255) int second,
            @ForAll @IntRange(min = 0) int rest) {
        for (String form : List.of("%d.%d.%d", "0x%x.%o.0%o", "0%o.0x%x.0X%X", "%d.%d.0x%x")) {
            String address = "https://" + form.formatted(first, second, rest) + "/a.jpg";
            assertThat(PhotoReader.read(address, _ -> {})).as(address).isEmpty();
        }
    }

    @Property
    void any_text_is_a_photo_or_refused_once(@ForAll String given) {
        List<Refusal> refusals = new ArrayList<>();

        boolean isPhoto = PhotoReader.read(given, refusals::add).isPresent();

        assertThat(refusals).hasSize(isPhoto ? 0 : 1);
    }
}
