/** What a broadcast says: read and checked before anything is sent, and made into messages with their debug codes. */
@NullMarked
package dev.switchboard.sender.content;

import org.jspecify.annotations.NullMarked;
