/** Claims kept in DynamoDB. */
@NullMarked
package dev.switchboard.claim.dynamodb;

import org.jspecify.annotations.NullMarked;
