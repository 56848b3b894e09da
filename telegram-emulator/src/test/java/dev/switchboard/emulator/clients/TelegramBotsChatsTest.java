package dev.switchboard.emulator.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.groupadministration.BanChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMemberCount;
import org.telegram.telegrambots.meta.api.methods.groupadministration.LeaveChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.PromoteChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.RestrictChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatAdministratorCustomTitle;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatDescription;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatPermissions;
import org.telegram.telegrambots.meta.api.methods.groupadministration.SetChatTitle;
import org.telegram.telegrambots.meta.api.methods.groupadministration.UnbanChatMember;
import org.telegram.telegrambots.meta.api.objects.ChatPermissions;
import org.telegram.telegrambots.meta.api.objects.chat.ChatFullInfo;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/** Groups and their members. */
class TelegramBotsChatsTest extends TelegramBotsFixture {
    @Test
    @Calls({"setChatTitle", "setChatDescription", "setChatPermissions", "getChat", "leaveChat"})
    void group_is_described_anew_and_left() throws Exception {
        call(SetChatTitle.builder().chatId(group).title("Another title").build());
        call(SetChatDescription.builder()
                .chatId(group)
                .description("What it is about")
                .build());
        call(SetChatPermissions.builder()
                .chatId(group)
                .permissions(ChatPermissions.builder().canSendMessages(true).build())
                .build());

        ChatFullInfo chat = call(GetChat.builder().chatId(group).build());
        assertThat(chat.getTitle()).isEqualTo("Another title");
        assertThat(chat.getDescription()).isEqualTo("What it is about");
        assertThat(chat.getPermissions().getCanSendMessages()).isTrue();
        assertThat(chat.getPermissions().getCanInviteUsers()).isFalse();
        assertThat(call(LeaveChat.builder().chatId(group).build())).isTrue();
    }

    @Test
    @Calls({"getChatMember", "getChatMemberCount", "getChatAdministrators"})
    void members_are_counted_and_shown() throws Exception {
        assertThat(status()).isEqualTo("member");
        assertThat(call(GetChatMemberCount.builder().chatId(group).build())).isEqualTo(3);
        assertThat(call(GetChatAdministrators.builder().chatId(group).build()))
                .extracting(member -> member.getUser().getId(), ChatMember::getStatus)
                .contains(tuple(ann, "creator"));
    }

    @Test
    @Calls({
        "restrictChatMember",
        "promoteChatMember",
        "setChatAdministratorCustomTitle",
        "banChatMember",
        "unbanChatMember",
        "getChatMember"
    })
    void member_is_restricted_promoted_banned_and_let_back() throws Exception {
        call(RestrictChatMember.builder()
                .chatId(group)
                .userId(bob)
                .permissions(ChatPermissions.builder().canSendMessages(false).build())
                .build());
        assertThat(status()).isEqualTo("restricted");
        call(PromoteChatMember.builder()
                .chatId(group)
                .userId(bob)
                .canDeleteMessages(true)
                .build());
        assertThat(status()).isEqualTo("administrator");
        call(SetChatAdministratorCustomTitle.builder()
                .chatId(group)
                .userId(bob)
                .customTitle("Helper")
                .build());
        call(PromoteChatMember.builder().chatId(group).userId(bob).build());
        assertThat(status()).isEqualTo("member");
        call(BanChatMember.builder().chatId(group).userId(bob).build());
        assertThat(status()).isEqualTo("kicked");
        call(UnbanChatMember.builder().chatId(group).userId(bob).build());
        assertThat(status()).isEqualTo("left");
    }

    private String status() throws Exception {
        return call(GetChatMember.builder().chatId(group).userId(bob).build()).getStatus();
    }
}
