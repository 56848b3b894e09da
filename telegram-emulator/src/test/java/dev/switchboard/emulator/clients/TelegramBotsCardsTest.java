package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.GetUserProfilePhotos;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendContact;
import org.telegram.telegrambots.meta.api.methods.send.SendLocation;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** What is neither words nor a file. */
class TelegramBotsCardsTest extends TelegramBotsFixture {
    @Test
    @Calls({"sendLocation", "sendContact"})
    void place_and_a_telephone_number_are_sent() throws Exception {
        Message place = call(SendLocation.builder()
                .chatId(ann)
                .latitude(52.52)
                .longitude(13.405)
                .horizontalAccuracy(12.5)
                .build());
        assertThat(place.getLocation().getLatitude()).isEqualTo(52.52);
        assertThat(place.getLocation().getLongitude()).isEqualTo(13.405);
        assertThat(place.getLocation().getHorizontalAccuracy()).isEqualTo(12.5);

        Message contact = call(SendContact.builder()
                .chatId(ann)
                .phoneNumber("+49 30 1234")
                .firstName("Berta")
                .build());
        assertThat(contact.getContact().getPhoneNumber()).isEqualTo("+49 30 1234");
        assertThat(contact.getContact().getFirstName()).isEqualTo("Berta");
        assertThat(contact.getContact().getLastName()).isNull();
    }

    @Test
    @Calls({"setMessageReaction", "getUserProfilePhotos"})
    void message_gets_a_reaction_and_nobody_has_a_picture() throws Exception {
        int hers = stage.chat.write("hello").messageId();

        assertThat(call(SetMessageReaction.builder()
                        .chatId(ann)
                        .messageId(hers)
                        .reactionTypes(List.of(ReactionTypeEmoji.builder()
                                .emoji("\ud83d\udc4d")
                                .build()))
                        .build()))
                .isTrue();
        assertThat(call(new GetUserProfilePhotos(ann)).getTotalCount()).isZero();
    }
}
