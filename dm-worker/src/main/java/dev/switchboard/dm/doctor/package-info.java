/** The webhook doctor: whether Telegram has of each bot what the fleet needs, and its repair. */
@NullMarked
package dev.switchboard.dm.doctor;

import org.jspecify.annotations.NullMarked;
