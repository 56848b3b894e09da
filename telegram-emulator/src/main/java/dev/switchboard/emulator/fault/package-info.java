/** Faults on demand: which Bot API calls go wrong, and how. */
@NullMarked
package dev.switchboard.emulator.fault;

import org.jspecify.annotations.NullMarked;
