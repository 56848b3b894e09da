/** The jobs that travel between ingress and workers, the envelope they travel in, and the queues they travel on. */
@NullMarked
package dev.switchboard.job;

import org.jspecify.annotations.NullMarked;
