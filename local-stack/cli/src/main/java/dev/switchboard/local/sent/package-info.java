/** The log of what was sent, read a page at a time and written as people and programs want it. */
@NullMarked
package dev.switchboard.local.sent;

import org.jspecify.annotations.NullMarked;
