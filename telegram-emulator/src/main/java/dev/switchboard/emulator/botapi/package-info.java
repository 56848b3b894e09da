/** The Bot API's methods: their parameters, effects and refusals. */
@NullMarked
package dev.switchboard.emulator.botapi;

import org.jspecify.annotations.NullMarked;
