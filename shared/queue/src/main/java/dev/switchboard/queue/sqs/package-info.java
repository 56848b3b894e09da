/** The queue ports on Amazon SQS. */
@NullMarked
package dev.switchboard.queue.sqs;

import org.jspecify.annotations.NullMarked;
