package dev.switchboard.sender.delivery;

import java.util.UUID;

/**
 * Names a delivery.
 *
 * @param chat the chat's id when its job was queued
 */
record DeliveryId(UUID broadcast, long chat) {}
