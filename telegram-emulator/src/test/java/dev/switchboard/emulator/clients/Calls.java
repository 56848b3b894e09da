package dev.switchboard.emulator.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The methods of the Bot API that a test calls; {@link TelegramBotsFixture} holds the test to its word. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Calls {
    String[] value();
}
