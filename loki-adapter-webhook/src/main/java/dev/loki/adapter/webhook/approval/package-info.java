/** Tells the webhooks of approval gates, signed, over HTTP. */
@NullMarked
package dev.loki.adapter.webhook.approval;

import org.jspecify.annotations.NullMarked;
