/** The emulator in JUnit tests; JUnit comes from the tests, not with the emulator. */
@NullMarked
package dev.switchboard.emulator.junit;

import org.jspecify.annotations.NullMarked;
