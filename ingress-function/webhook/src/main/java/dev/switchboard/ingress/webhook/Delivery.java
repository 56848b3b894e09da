package dev.switchboard.ingress.webhook;

import dev.switchboard.claim.UpdateKey;
import dev.switchboard.job.JobKind;
import dev.switchboard.queue.OutgoingMessage;

/**
 * An update on its way: what claims it, what is sent, and what the sender is told at once.
 *
 * @param update the update to claim
 * @param kind the job that it makes
 * @param message the message to send
 * @param reply what the answer's body carries if this invocation queues the job
 */
record Delivery(UpdateKey update, JobKind kind, OutgoingMessage message, ImmediateReply reply) {}
