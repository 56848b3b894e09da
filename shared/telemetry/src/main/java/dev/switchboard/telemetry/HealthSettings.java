package dev.switchboard.telemetry;

import dev.switchboard.config.SettingsReader;
import java.util.function.Supplier;

/**
 * Where a process shows its health and metrics.
 *
 * @param host the address to listen on; {@code 0.0.0.0} lets other machines ask
 * @param port 0 for any free one
 */
public record HealthSettings(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Declares {@code HEALTH_HOST} (this machine only by default) and {@code HEALTH_PORT} (any free one by default).
     *
     * @return gives the settings; for use inside {@link SettingsReader#build}
     */
    public static Supplier<HealthSettings> declareIn(SettingsReader reader) {
        var host = reader.text("HEALTH_HOST", "127.0.0.1");
        var port = reader.integer("HEALTH_PORT", 0, 0, HIGHEST_PORT);
        return () -> new HealthSettings(host.get(), port.get());
    }
}
