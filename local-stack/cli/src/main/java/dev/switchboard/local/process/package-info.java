/** Processes that outlive their starter's memory: records of pids, leftovers, graceful ends. */
@NullMarked
package dev.switchboard.local.process;

import org.jspecify.annotations.NullMarked;
