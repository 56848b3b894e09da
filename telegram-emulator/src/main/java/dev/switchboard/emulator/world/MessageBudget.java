package dev.switchboard.emulator.world;

import java.util.LinkedHashSet;

/** How many messages are kept, so that memory lasts: in each chat, and in all of them together. */
final class MessageBudget {
    private final int inChat;
    private final int inAll;
    private final LinkedHashSet<History> used = new LinkedHashSet<>();
    private int kept;

    /** Begins with nothing kept. */
    MessageBudget(int inChat, int inAll) {
        this.inChat = inChat;
        this.inAll = inAll;
    }

    /** Returns how many a chat keeps at least, as long as there are not too many in all. */
    int inChat() {
        return inChat;
    }

    /** A message was written; where there are too many now, the chats that were not written in for longest lose some. */
    void added(History history) {
        kept++;
        used.addLast(history);
        while (kept > inAll) {
            History idle = used.getFirst();
            if (idle.isEmpty()) {
                used.removeFirst();
            } else {
                idle.forgetOlderHalf();
            }
        }
    }

    /** So many messages are gone. */
    void removed(int messages) {
        kept -= messages;
    }
}
