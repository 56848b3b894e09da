/** Reads functions and routes from template.yaml, the one place that declares them. */
@NullMarked
package dev.switchboard.local.template;

import org.jspecify.annotations.NullMarked;
