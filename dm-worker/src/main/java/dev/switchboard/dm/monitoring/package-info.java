/** Says how conversations go: metrics of commands and answers, health, and how many people the bots have. */
@NullMarked
package dev.switchboard.dm.monitoring;

import org.jspecify.annotations.NullMarked;
