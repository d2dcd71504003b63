package dev.loki.adapter.webhook.approval;

import dev.loki.http.RetryPolicy;
import java.time.Duration;

/**
 * How patient a notifier is.
 *
 * @param exchange how long one attempt may take, from the look-up of the host to the end of the answer
 * @param total how long all attempts and the waits between them may take; the last attempt is not cut short
 * @param retry how often is tried again, and how soon
 */
record WebhookTimes(Duration exchange, Duration total, RetryPolicy retry) {

    /** 10 s, 60 s, and three more attempts after about 1, 2 and 4 s. */
    static final WebhookTimes DEFAULT =
            new WebhookTimes(Duration.ofSeconds(10), Duration.ofSeconds(60), RetryPolicy.DEFAULT);
}
