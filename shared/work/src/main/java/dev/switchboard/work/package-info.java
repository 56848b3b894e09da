/** The work loop: receives jobs under slots, runs each group's in order, and settles every one of them once. */
@NullMarked
package dev.switchboard.work;

import org.jspecify.annotations.NullMarked;
