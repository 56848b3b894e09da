package dev.switchboard.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives a test class an emulator, as a parameter or in a field of its type. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TelegramEmulatorExtension.class)
public @interface WithTelegramEmulator {
    /** Where Telegram's time begins, such as {@code 2026-01-01T00:00:00Z}; now where it is empty. */
    String time() default "";

    /** How fast Telegram's time runs: 0 stands still, 1 keeps pace with the machine's clock. */
    double speed() default 1;

    /** Whether each test method gets an emulator of its own, in place of one for the class. */
    boolean perMethod() default false;
}
