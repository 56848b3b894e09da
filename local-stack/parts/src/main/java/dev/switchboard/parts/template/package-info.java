/** Reads the deployment's template and makes its queues and tables in the local stand-ins, so the two cannot drift. */
@NullMarked
package dev.switchboard.parts.template;

import org.jspecify.annotations.NullMarked;
