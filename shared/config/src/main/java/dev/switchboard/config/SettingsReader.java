package dev.switchboard.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an environment in two steps: first every setting is declared, then {@link #build} makes the configuration, or
 * says everything that is wrong in one exception.
 *
 * <p>A value never appears in a problem's text, because it may be a secret put into the wrong variable. Not safe for
 * use by several threads.
 */
public final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /** Reads from the given variables; {@code System.getenv()} in production. */
    public SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Declares a text that must be there and not be blank. */
    public Setting<String> text(String name) {
        return required(name, value -> value);
    }

    /** Declares a text with a default. */
    public Setting<String> text(String name, String fallback) {
        return optional(name, fallback, value -> value);
    }

    /** Declares a secret that must be there and not be blank. */
    public Setting<Secret> secret(String name) {
        return required(name, Secret::of);
    }

    /** Declares a secret that must be there and be hard to guess: of at least so many bytes in UTF-8. */
    public Setting<Secret> secret(String name, int leastBytes) {
        return required(name, value -> longSecret(value, leastBytes));
    }

    /** Declares a secret that may be absent or blank. */
    public Setting<Optional<Secret>> optionalSecret(String name) {
        return optionalSecret(name, 0);
    }

    /** Declares a secret that may be absent or blank, and is of at least so many bytes in UTF-8 if it is there. */
    public Setting<Optional<Secret>> optionalSecret(String name, int leastBytes) {
        return optional(name, Optional.empty(), value -> Optional.of(longSecret(value, leastBytes)));
    }

    /** Declares an absolute http or https address. */
    public Setting<URI> httpUri(String name) {
        return required(name, SettingsReader::parseHttpUri);
    }

    /** Declares an address of any scheme that must have a host, such as {@code redis://host:6379}. */
    public Setting<URI> uri(String name, String... schemes) {
        return required(name, value -> parseUri(value, List.of(schemes)));
    }

    /** Declares a whole number with a default and inclusive bounds. */
    public Setting<Integer> integer(String name, int fallback, int lowest, int highest) {
        return optional(
                name,
                fallback,
                value -> {
                    int number = Integer.parseInt(value);
                    if (number < lowest || number > highest) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return number;
                },
                "must be a whole number from " + lowest + " to " + highest);
    }

    /** Declares a number such as {@code 5} or {@code 0.5}, with a default and inclusive bounds. */
    public Setting<BigDecimal> decimal(String name, BigDecimal fallback, BigDecimal lowest, BigDecimal highest) {
        return optional(
                name,
                fallback,
                value -> {
                    var number = new BigDecimal(value);
                    if (number.compareTo(lowest) < 0 || number.compareTo(highest) > 0) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return number;
                },
                "must be a number from " + lowest + " to " + highest);
    }

    /** Declares a duration such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 24h}, with a default. */
    public Setting<Duration> duration(String name, Duration fallback) {
        return optional(
                name, fallback, SettingsReader::parseDuration, "must be a duration such as 500ms, 30s, 5m or 24h");
    }

    /**
     * Declares a word that must be there and decides which further settings are declared.
     *
     * @param alternatives what each word declares; the supplier is asked inside {@link #build}
     */
    public <T> Supplier<T> alternative(
            String name, Map<String, Function<SettingsReader, Supplier<? extends T>>> alternatives) {
        var chosen = required(name, word -> {
            var declares = alternatives.get(word);
            if (declares == null) {
                throw new UnusableValue("must be one of "
                        + alternatives.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            return declares;
        });
        if (!chosen.isUsable()) {
            return () -> {
                throw new IllegalStateException(name + " has no usable value; read it inside build()");
            };
        }
        var declared = chosen.get().apply(this);
        return declared::get;
    }

    /** Notes a problem unless the rule holds; the rule is asked only if all settings it reads are usable. */
    public void rule(Supplier<Boolean> holds, Supplier<String> problem, Setting<?>... reads) {
        if (Arrays.stream(reads).allMatch(Setting::isUsable) && !holds.get()) {
            problems.add(problem.get());
        }
    }

    /**
     * Makes the configuration from settings that are all usable.
     *
     * @throws InvalidSettings naming every problem, if there is one
     */
    public <T> T build(Supplier<T> configuration) {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return configuration.get();
    }

    private <T> Setting<T> required(String name, Function<String, T> parse) {
        var value = raw(name);
        if (value == null) {
            problems.add(name + " is missing");
            return new Setting<>(name, null);
        }
        return parsed(name, value, parse, "is not usable");
    }

    private <T> Setting<T> optional(String name, T fallback, Function<String, T> parse) {
        return optional(name, fallback, parse, "is not usable");
    }

    private <T> Setting<T> optional(String name, T fallback, Function<String, T> parse, String rule) {
        var value = raw(name);
        return value == null ? new Setting<>(name, fallback) : parsed(name, value, parse, rule);
    }

    private <T> Setting<T> parsed(String name, String value, Function<String, T> parse, String rule) {
        try {
            return new Setting<>(name, parse.apply(value));
        } catch (UnusableValue e) {
            problems.add(name + " " + e.rule);
        } catch (IllegalArgumentException e) {
            problems.add(name + " " + rule);
        }
        return new Setting<>(name, null);
    }

    private @Nullable String raw(String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Secret longSecret(String value, int leastBytes) {
        if (value.getBytes(StandardCharsets.UTF_8).length < leastBytes) {
            throw new UnusableValue("must have at least " + leastBytes + " bytes");
        }
        return Secret.of(value);
    }

    private static URI parseHttpUri(String value) {
        return parseUri(value, List.of("http", "https"));
    }

    private static URI parseUri(String value, List<String> schemes) {
        String rule = "must be an address that starts with " + String.join(":// or ", schemes) + "://";
        try {
            var uri = URI.create(value);
            if (uri.getHost() == null || !schemes.contains(uri.getScheme())) {
                throw new UnusableValue(rule);
            }
            return uri;
        } catch (UnusableValue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnusableValue(rule);
        }
    }

    private static Duration parseDuration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a duration");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** A value that breaks a rule which the parser itself words. */
    private static final class UnusableValue extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String rule;

        UnusableValue(String rule) {
            super(rule);
            this.rule = rule;
        }
    }
}
