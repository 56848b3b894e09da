package dev.switchboard.dm.live;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is live on Instagram.
 *
 * @param username letters, digits, periods and underscores: the database takes no others
 * @param viewers {@code null} where nobody counted
 */
public record LiveUser(String username, @Nullable Integer viewers) {

    /** Returns the address of the broadcast. */
    public String url() {
        return "https://www.instagram.com/" + username + "/live/";
    }
}
