/** Holds the ledger of points against a model of its rules. */
@NullMarked
package dev.switchboard.dm.points;

import org.jspecify.annotations.NullMarked;
