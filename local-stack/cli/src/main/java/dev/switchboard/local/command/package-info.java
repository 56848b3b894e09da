/** What a person types: up, down, status, logs, invoke, live-users. */
@NullMarked
package dev.switchboard.local.command;

import org.jspecify.annotations.NullMarked;
