/**
 * The work loop: receives jobs under slots, runs each group's in order, and settles every one of them once.
 *
 * <p>Our words and SQS's: <i>holdings</i> are the messages in flight in this process. A <i>lane</i> holds those of one
 * message group of a FIFO queue; on a standard queue, where groups are for fairness, each message has its own. A
 * <i>slot</i> is room to run one job; a job that waits is <i>parked</i>, without one. To <i>hold on</i> is to renew the
 * visibility time-out, to <i>hand back</i> is to end it, and to <i>bury</i> is to send to the DLQ.
 */
@NullMarked
package dev.switchboard.work;

import org.jspecify.annotations.NullMarked;
