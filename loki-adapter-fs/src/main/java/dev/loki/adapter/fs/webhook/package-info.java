/** What webhooks delivered, in a file. */
@NullMarked
package dev.loki.adapter.fs.webhook;

import org.jspecify.annotations.NullMarked;
