package dev.switchboard.dm.conversation;

/**
 * What can be pressed, by the words of the buttons' data.
 *
 * @param inPrivateChats under what the bot says to a person
 * @param inGroups under what is sent to groups; the actions see to it that who pressed may
 * @param pressedTooOften what is done once, when somebody presses too often in their private chat
 */
public record Buttons(Actions inPrivateChats, Actions inGroups, Action pressedTooOften) {}
