package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.groupadministration.AnswerChatJoinRequestQuery;
import org.telegram.telegrambots.meta.api.methods.groupadministration.ApproveChatJoinRequest;
import org.telegram.telegrambots.meta.api.methods.groupadministration.CreateChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.DeclineChatJoinRequest;
import org.telegram.telegrambots.meta.api.methods.groupadministration.EditChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.ExportChatInviteLink;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.RevokeChatInviteLink;
import org.telegram.telegrambots.meta.api.objects.ChatInviteLink;

/** Invite links, and those who ask to be let in. */
class TelegramBotsInvitationsTest extends TelegramBotsFixture {
    @Test
    @Calls({"exportChatInviteLink", "createChatInviteLink", "editChatInviteLink", "revokeChatInviteLink"})
    void link_is_made_edited_and_revoked() throws Exception {
        String primary = call(ExportChatInviteLink.builder().chatId(group).build());
        ChatInviteLink made = call(CreateChatInviteLink.builder()
                .chatId(group)
                .name("Friends")
                .createsJoinRequest(true)
                .build());
        assertThat(made.getInviteLink()).isNotEqualTo(primary);
        assertThat(made.getCreatesJoinRequest()).isTrue();

        ChatInviteLink edited = call(EditChatInviteLink.builder()
                .chatId(group)
                .inviteLink(made.getInviteLink())
                .name("Best friends")
                .build());
        assertThat(edited.getName()).isEqualTo("Best friends");
        ChatInviteLink revoked = call(RevokeChatInviteLink.builder()
                .chatId(group)
                .inviteLink(made.getInviteLink())
                .build());
        assertThat(revoked.getIsRevoked()).isTrue();
    }

    @Test
    @Calls({"approveChatJoinRequest", "declineChatJoinRequest", "answerChatJoinRequestQuery", "getChatMember"})
    void requests_to_join_are_decided() throws Exception {
        long carl = stage.carl.user().id();
        long dora = stage.dora.user().id();
        call(ApproveChatJoinRequest.builder().chatId(group).userId(carl).build());
        call(DeclineChatJoinRequest.builder().chatId(group).userId(dora).build());
        assertThat(call(AnswerChatJoinRequestQuery.builder()
                        .chatJoinRequestQueryId(stage.joinQuery)
                        .result("approve")
                        .build()))
                .isTrue();

        assertThat(status(carl)).isEqualTo("member");
        assertThat(status(dora)).isEqualTo("left");
    }

    private String status(long user) throws Exception {
        return call(GetChatMember.builder().chatId(group).userId(user).build()).getStatus();
    }
}
