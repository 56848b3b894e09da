/** Tests of the whole: the rules that hold across modules, and programs as they are deployed. */
@NullMarked
package dev.switchboard.acceptance;

import org.jspecify.annotations.NullMarked;
