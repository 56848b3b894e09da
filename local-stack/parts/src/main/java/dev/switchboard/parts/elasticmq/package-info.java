/** What runs inside ElasticMQ's process, to make it a better SQS. */
@NullMarked
package dev.switchboard.parts.elasticmq;

import org.jspecify.annotations.NullMarked;
