/** What a person types: up, down, status, logs, invoke, live-users, broadcast. */
@NullMarked
package dev.switchboard.local.command;

import org.jspecify.annotations.NullMarked;
