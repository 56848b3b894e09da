package dev.switchboard.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting as it was read: a value, or a problem that its {@link SettingsReader} has noted.
 *
 * @param <T> what the setting's text means
 */
public final class Setting<T> {
    private final String name;
    private final @Nullable T value;

    Setting(String name, @Nullable T value) {
        this.name = name;
        this.value = value;
    }

    /** Returns the name of the environment variable. */
    public String name() {
        return name;
    }

    boolean isUsable() {
        return value != null;
    }

    /**
     * Returns the value; for use inside {@link SettingsReader#build}, which runs only when every setting is usable.
     *
     * @throws IllegalStateException if the setting had a problem
     */
    public T get() {
        if (value == null) {
            throw new IllegalStateException(name + " has no usable value; read it inside build()");
        }
        return value;
    }
}
