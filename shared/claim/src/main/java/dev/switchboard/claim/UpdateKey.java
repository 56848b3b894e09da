package dev.switchboard.claim;

/**
 * Which update is claimed.
 *
 * @param bot the bot it was sent to; {@code update_id} is unique per bot only
 * @param updateId Telegram's {@code update_id}
 */
public record UpdateKey(long bot, long updateId) {

    /** Returns the key's text in every store, such as {@code webhook:123:456}. */
    public String text() {
        return "webhook:" + bot + ":" + updateId;
    }
}
