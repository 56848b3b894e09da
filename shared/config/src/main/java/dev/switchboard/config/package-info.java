/** Reads settings from the environment, and names every problem at once. */
@NullMarked
package dev.switchboard.config;

import org.jspecify.annotations.NullMarked;
