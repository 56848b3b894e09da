/** Spoils connections on purpose, for tests of what happens when a part fails at the worst moment. */
@NullMarked
package dev.switchboard.parts.fault;

import org.jspecify.annotations.NullMarked;
