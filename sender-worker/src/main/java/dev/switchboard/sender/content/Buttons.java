package dev.switchboard.sender.content;

import dev.switchboard.live.BanPress;
import java.util.Optional;

/**
 * What can be pressed under a broadcast.
 *
 * @param joinUrl where "JOIN LIVE" leads; https
 * @param ban whom "BAN" bans, for a group's admins
 */
public record Buttons(Optional<String> joinUrl, Optional<BanPress> ban) {}
