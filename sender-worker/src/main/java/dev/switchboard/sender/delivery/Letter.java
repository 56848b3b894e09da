package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is to be sent to a chat.
 *
 * @param chat the chat's id now, which is another than the job's if the group became a supergroup
 * @param content what the broadcast says
 * @param debugCode what stands at the end
 * @param textOnly whether the chat takes no photo
 * @param policy what is done if nobody can tell whether it arrived
 */
record Letter(long chat, JsonNode content, String debugCode, boolean textOnly, UnknownPolicy policy) {}
