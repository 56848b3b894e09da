package dev.switchboard.emulator.junit;

import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.time.VirtualTime;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts an emulator for a test class, or for each of its methods, and stops it afterwards.
 *
 * <p>Tests get it as a parameter of a constructor or method, or in a field of type {@link TelegramEmulator} that is not
 * final. Use it by {@link WithTelegramEmulator}, or with options of one's own:
 *
 * {@snippet :
 * @RegisterExtension
 * static final TelegramEmulatorExtension EXTENSION =
 *         TelegramEmulatorExtension.with(() -> EmulatorOptions.local().withBot(BotFather.Request.named("my_bot")));
 * }
 */
public final class TelegramEmulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(TelegramEmulatorExtension.class);

    private final @Nullable Supplier<EmulatorOptions> options;
    private final boolean perMethod;

    /** For {@code @ExtendWith}; what {@link WithTelegramEmulator} says counts. */
    public TelegramEmulatorExtension() {
        this(null, false);
    }

    private TelegramEmulatorExtension(@Nullable Supplier<EmulatorOptions> options, boolean perMethod) {
        this.options = options;
        this.perMethod = perMethod;
    }

    /** Starts emulators with these options; each start asks for them anew, since a time belongs to one emulator. */
    public static TelegramEmulatorExtension with(Supplier<EmulatorOptions> options) {
        return new TelegramEmulatorExtension(options, false);
    }

    /** Returns this extension with an emulator for each test method. */
    public TelegramEmulatorExtension perMethod() {
        return new TelegramEmulatorExtension(options, true);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        if (!isPerMethod(context)) {
            inject(context.getRequiredTestClass(), null, emulator(context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            inject(instance.getClass(), instance, emulator(context));
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(TelegramEmulator.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator(context);
    }

    private TelegramEmulator emulator(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(
                TelegramEmulator.class, _ -> TelegramEmulator.start(optionsOf(context)), TelegramEmulator.class);
    }

    private boolean isPerMethod(ExtensionContext context) {
        return perMethod
                || annotation(context).map(WithTelegramEmulator::perMethod).orElse(false);
    }

    private EmulatorOptions optionsOf(ExtensionContext context) {
        if (options != null) {
            return options.get();
        }
        return annotation(context)
                .map(wanted -> EmulatorOptions.local().withTime(timeOf(wanted)))
                .orElseGet(EmulatorOptions::local);
    }

    private static VirtualTime timeOf(WithTelegramEmulator wanted) {
        Instant start = wanted.time().isEmpty() ? Instant.now() : Instant.parse(wanted.time());
        return new VirtualTime(start, wanted.speed());
    }

    /** Looks at the enclosing classes too: nested tests share what their outer class asked for. */
    private static Optional<WithTelegramEmulator> annotation(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            WithTelegramEmulator found = type.getAnnotation(WithTelegramEmulator.class);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static void inject(Class<?> testClass, @Nullable Object instance, TelegramEmulator emulator)
            throws IllegalAccessException {
        for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean fits = field.getType().equals(TelegramEmulator.class)
                        && Modifier.isStatic(field.getModifiers()) == (instance == null)
                        && !Modifier.isFinal(field.getModifiers());
                if (fits) {
                    field.setAccessible(true);
                    field.set(instance, emulator);
                }
            }
        }
    }
}
