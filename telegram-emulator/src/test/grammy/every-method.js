// Calls every method that the emulator has, by grammY's own client. The first that fails ends the program with its error.
import { Bot, InputFile, InputMediaBuilder } from "grammy";

const { TELEGRAM, TOKEN, ANN, BOB, CARL, DORA, GROUP, CHANNEL, JOIN_QUERY, MANAGED_BOT } = process.env;
const [ann, bob, carl, dora, group, channel, managedBot] =
    [ANN, BOB, CARL, DORA, GROUP, CHANNEL, MANAGED_BOT].map(Number);

const bot = new Bot(TOKEN, { client: { apiRoot: TELEGRAM } });
const api = bot.api;
const pixel = () => new InputFile(Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64"), "pixel.png");
const bytes = (name) => new InputFile(Buffer.from("a few bytes"), name);

// the bot itself
await api.getMe();
await api.setMyCommands([{ command: "start", description: "Begin" }], { language_code: "en" });
await api.getMyCommands({ language_code: "en" });
await api.deleteMyCommands({ language_code: "en" });
await api.setMyName("A bot");
await api.getMyName();
await api.setMyDescription("It tries things.");
await api.getMyDescription();
await api.setMyShortDescription("Tries.");
await api.getMyShortDescription();
await api.setChatMenuButton({ menu_button: { type: "commands" } });
await api.getChatMenuButton();
await api.raw.getManagedBotToken({ user_id: managedBot });
await api.raw.replaceManagedBotToken({ user_id: managedBot });

// messages
const text = await api.sendMessage(ann, "<b>Hello</b>, Ann", {
    parse_mode: "HTML",
    reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "yes" }]] },
});
await api.sendChatAction(ann, "typing");
await api.editMessageText(ann, text.message_id, "*Hello* again", { parse_mode: "MarkdownV2" });
await api.editMessageReplyMarkup(ann, text.message_id, {
    reply_markup: { inline_keyboard: [[{ text: "No", callback_data: "no" }]] },
});
const press = await fetch(`${TELEGRAM}/_emulator/people/${ann}/presses`, {
    method: "POST",
    body: JSON.stringify({ chat: bot.token.split(":")[0] * 1, message_id: text.message_id, button: "No" }),
});
await api.answerCallbackQuery((await press.json()).id, { text: "Thank you" });
const photo = await api.sendPhoto(ann, pixel(), { caption: "One pixel" });
await api.sendPhoto(ann, photo.photo[0].file_id);
await api.editMessageCaption(ann, photo.message_id, { caption: "A pixel" });
await api.editMessageMedia(ann, photo.message_id, InputMediaBuilder.photo(pixel()));
const document = await api.sendDocument(ann, bytes("a.txt"));
await api.sendVideo(ann, bytes("a.mp4"));
await api.sendVideoNote(ann, bytes("b.mp4"));
await api.sendAudio(ann, bytes("a.mp3"));
await api.sendVoice(ann, bytes("a.ogg"));
await api.sendAnimation(ann, bytes("a.gif"));
await api.sendSticker(ann, bytes("a.webp"));
await api.sendMediaGroup(ann, [InputMediaBuilder.photo(pixel()), InputMediaBuilder.photo(pixel())]);
await api.sendLocation(ann, 52.52, 13.405);
await api.sendContact(ann, "+49 30 1234", "Berta");
await api.setMessageReaction(ann, text.message_id, [{ type: "emoji", emoji: "👍" }]);
await api.getUserProfilePhotos(ann);
const file = await api.getFile(document.document.file_id);
const download = await fetch(`${TELEGRAM}/file/bot${TOKEN}/${file.file_path}`);
if (await download.text() !== "a few bytes") {
    throw new Error("the file came back changed");
}
await api.copyMessage(group, ann, text.message_id);
await api.copyMessages(group, ann, [text.message_id, photo.message_id]);
const forwarded = await api.forwardMessage(group, ann, text.message_id);
await api.forwardMessages(group, ann, [text.message_id, photo.message_id]);
await api.pinChatMessage(group, forwarded.message_id);
await api.unpinChatMessage(group, forwarded.message_id);
await api.unpinAllChatMessages(group);
await api.deleteMessage(ann, text.message_id);
await api.deleteMessages(ann, [photo.message_id, document.message_id]);
await api.sendMessage(channel, "To all who read this channel");

// chats and their members
await api.getChat(group);
await api.getChatAdministrators(group);
await api.getChatMember(group, bob);
await api.getChatMemberCount(group);
await api.setChatTitle(group, "Another title");
await api.setChatDescription(group, "What it is about");
await api.setChatPermissions(group, { can_send_messages: true });
await api.restrictChatMember(group, bob, { can_send_messages: false });
await api.promoteChatMember(group, bob, { can_delete_messages: true });
await api.setChatAdministratorCustomTitle(group, bob, "Helper");
await api.promoteChatMember(group, bob, {});
await api.banChatMember(group, bob);
await api.unbanChatMember(group, bob);
await api.exportChatInviteLink(group);
const link = await api.createChatInviteLink(group, { name: "Friends", creates_join_request: true });
await api.editChatInviteLink(group, link.invite_link, { name: "Best friends" });
await api.revokeChatInviteLink(group, link.invite_link);
await api.approveChatJoinRequest(group, carl);
await api.declineChatJoinRequest(group, dora);
await api.raw.answerChatJoinRequestQuery({ chat_join_request_query_id: JOIN_QUERY, result: "approve" });
await api.leaveChat(group);

// how updates come
await api.setWebhook("http://127.0.0.1:9/hook", { allowed_updates: ["message"] });
await api.getWebhookInfo();
await api.deleteWebhook();
await api.getUpdates({ limit: 1 });
await api.close();
await api.logOut();
