package dev.switchboard.sender.delivery;

import dev.switchboard.sender.content.Content;

/**
 * What came of sending a letter.
 *
 * @param content what was sent: without its photo if the chat takes none
 */
record Result(Order order, Holding holding, Letter letter, Content content, Finding finding) {}
