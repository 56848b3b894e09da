package dev.switchboard.parts.junit;

import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.Part;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the parts they name as parameters: {@code @ExtendWith(LocalParts.class)}, then
 * {@code void a_fact(RedisPart redis, SqsPart sqs)}.
 *
 * <p>A part starts on first need, is shared by all tests of the JVM and ends with them, with its data. A test that kills
 * a part restarts it before it ends.
 */
public final class LocalParts implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalParts.class);

    private static final Map<Class<?>, Function<Path, Part>> STARTERS = Map.of(
            DynamoDbPart.class, DynamoDbPart::start,
            RedisPart.class, RedisPart::start,
            SqsPart.class, SqsPart::start,
            SupabasePart.class, SupabasePart::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return STARTERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(type, LocalParts::start, Started.class)
                .part();
    }

    private static Started start(Class<?> type) {
        try {
            var folder = Files.createTempDirectory("switchboard-" + type.getSimpleName());
            return new Started(Objects.requireNonNull(STARTERS.get(type)).apply(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What JUnit closes when the last test has run. */
    private record Started(Part part, Path folder) implements AutoCloseable {
        @Override
        public void close() {
            part.close();
            Folders.delete(folder);
        }
    }
}
