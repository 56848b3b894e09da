package dev.switchboard.sender.content;

import dev.switchboard.live.InstagramName;
import dev.switchboard.telegram.MessageText;
import dev.switchboard.telegramtext.FormattedText;
import java.util.Optional;

/**
 * What a broadcast says, checked: Telegram takes it in any chat that takes its kind of message.
 *
 * @param text as Telegram reads it; the photo's caption if there is a photo, which may be empty
 * @param photo what goes with it
 * @param liveUser who it is about
 * @param buttons what can be pressed under it
 */
public record Content(FormattedText text, Optional<Photo> photo, Optional<InstagramName> liveUser, Buttons buttons)
        implements ContentResult {
    public Content {
        if (text.text().length() > longest(photo)) {
            throw new IllegalArgumentException("a text of " + text.text().length() + " units");
        }
        if (text.text().isEmpty() && photo.isEmpty()) {
            throw new IllegalArgumentException("neither a text nor a photo");
        }
    }

    /** Returns the same without its photo, for groups that take none; empty if nothing would be left to say. */
    public Optional<Content> withoutPhoto() {
        return text.text().isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(text, Optional.empty(), liveUser, buttons));
    }

    /**
     * Returns the text as it is sent: with the code on a line of its own behind it, and cut where both together would be too
     * long.
     */
    public FormattedText textWith(DebugCode code) {
        return CodedText.of(text, code, longest(photo));
    }

    /** Returns the text as it is shown, without the code behind it: cut where {@link #textWith} cuts it. */
    public FormattedText textShown() {
        return CodedText.shown(text, longest(photo));
    }

    /** Returns how long a text may be, in UTF-16 units. */
    static int longest(Optional<Photo> photo) {
        return photo.isPresent() ? MessageText.MAX_CAPTION : MessageText.MAX_TEXT;
    }
}
