/** What every webhook and every log of deliveries does, and a log in memory. */
@NullMarked
package dev.loki.contracts.webhook;

import org.jspecify.annotations.NullMarked;
