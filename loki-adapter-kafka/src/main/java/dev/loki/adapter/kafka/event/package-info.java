/** The event bus on a Kafka topic. */
@NullMarked
package dev.loki.adapter.kafka.event;

import org.jspecify.annotations.NullMarked;
