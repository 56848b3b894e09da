/** Benchmarks, each printing a ratio against a baseline that ran in the same minutes on the same machine. */
@NullMarked
package dev.switchboard.bench;

import org.jspecify.annotations.NullMarked;
