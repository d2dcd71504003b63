/** What Jira delivers to webhooks, and how it signs it. */
@NullMarked
package dev.loki.adapter.jira.webhook;

import org.jspecify.annotations.NullMarked;
