/** Hands the parts to tests, each started at most once in a JVM. */
@NullMarked
package dev.switchboard.parts.junit;

import org.jspecify.annotations.NullMarked;
