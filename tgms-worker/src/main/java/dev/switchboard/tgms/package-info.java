/** The TGMS worker: group management. */
@NullMarked
package dev.switchboard.tgms;

import org.jspecify.annotations.NullMarked;
