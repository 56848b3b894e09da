/** What a person types: up, down, status, logs, invoke. */
@NullMarked
package dev.switchboard.local.command;

import org.jspecify.annotations.NullMarked;
