/** Bot API objects as the wire shows them: immutable records, one for each type that the emulator speaks. */
@NullMarked
package dev.switchboard.emulator.types;

import org.jspecify.annotations.NullMarked;
