package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegramtext.FormattedText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhotoHostsTest {
    private static final Content BY_ADDRESS = with(new Photo.ByAddress("https://example.org/a.jpg", "example.org"));

    @Test
    void photo_on_a_public_host_may_be_sent() {
        assertThat(leadingTo("93.184.216.34", "2606:4700::1").check(BY_ADDRESS)).isEmpty();
    }

    @Test
    void one_address_that_is_not_public_is_enough_to_refuse() {
        assertThat(leadingTo("93.184.216.34", "10.0.0.1").check(BY_ADDRESS)).hasValueSatisfying(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Kind.PHOTO_REFUSED);
            assertThat(refusal.sentence()).contains("example.org").contains("not public");
        });
    }

    @Test
    void host_without_an_address_is_told_from_a_private_one() {
        PhotoHosts unknown = new PhotoHosts(host -> {
            throw new UnknownHostException(host);
        });

        assertThat(unknown.check(BY_ADDRESS)).map(Refusal::kind).contains(Kind.PHOTO_HOST_UNKNOWN);
        assertThat(leadingTo().check(BY_ADDRESS)).map(Refusal::kind).contains(Kind.PHOTO_HOST_UNKNOWN);
    }

    @Test
    void name_that_leads_elsewhere_by_the_time_of_sending_is_refused_then() {
        List<InetAddress> now = new ArrayList<>(List.of(InetAddress.ofLiteral("93.184.216.34")));
        PhotoHosts hosts = new PhotoHosts(_ -> List.copyOf(now));

        assertThat(hosts.check(BY_ADDRESS)).isEmpty();
        now.set(0, InetAddress.ofLiteral("127.0.0.1"));
        assertThat(hosts.check(BY_ADDRESS)).isPresent();
    }

    @Test
    void nobody_is_asked_about_a_photo_that_telegram_has_or_about_none() {
        PhotoHosts silent = new PhotoHosts(_ -> {
            throw new AssertionError("asked");
        });

        assertThat(silent.check(with(new Photo.ByFileId("AgACAgIAAxkBAAI")))).isEmpty();
        assertThat(silent.check(BY_ADDRESS.withoutPhoto().orElseThrow())).isEmpty();
    }

    private static PhotoHosts leadingTo(String... addresses) {
        return new PhotoHosts(
                _ -> Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }

    private static Content with(Photo photo) {
        return new Content(
                new FormattedText("Hi", List.of()),
                Optional.of(photo),
                Optional.empty(),
                new Buttons(Optional.empty(), Optional.empty()));
    }
}
