/** Processes that outlive their starter's memory: records of pids, leftovers, graceful ends, waits between starts. */
@NullMarked
package dev.switchboard.local.process;

import org.jspecify.annotations.NullMarked;
