package dev.switchboard.sender.deletion;

import java.util.List;

/**
 * Messages that were due.
 *
 * @param messages how many there were; none if nothing is due any more
 * @param chats where they are, but for those of bots that delete nothing now
 */
record Due(int messages, List<DueChat> chats) {
    Due {
        chats = List.copyOf(chats);
    }
}
