package dev.switchboard.emulator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the machine's Chromium, one for all of them: {@code CHROMIUM_PATH}, or the first that is on the
 * {@code PATH}. Without one the tests are given up as {@link ForeignTools} says.
 */
final class Chromium implements BeforeAllCallback, ParameterResolver {
    private static final ForeignTools TOOLS = ForeignTools.ofThisMachine();
    private static final int PATIENCE_MILLIS = 20_000;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (program().isEmpty()) {
            TOOLS.giveUp("there is no Chromium: install it, or name one in CHROMIUM_PATH");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent("browser", _ -> new Running(program().orElseThrow()), Running.class)
                .browser;
    }

    private static Optional<Path> program() {
        return TOOLS.find("CHROMIUM_PATH", "chromium", "chromium-browser", "google-chrome");
    }

    /** A browser that is closed when all tests are over. */
    private static final class Running implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;

        Running(Path program) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
