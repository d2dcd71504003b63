package dev.loki.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know of its service.
 *
 * @param base where the service is; paths are appended to its own. TLS is spoken unless it says http
 * @param headers sent with every request, credentials among them; they print as masked
 * @param userAgent who we say we are; GitHub refuses who says nothing
 * @param times how long the service may take
 * @param retry how often and how patiently requests are sent again
 * @param betweenWrites what must lie between the end of a write and the next, which then go one at a time; zero where
 *     they need not
 * @param tls null takes what the JVM trusts, and no certificate of our own
 */
public record ServiceSettings(
        HttpEndpoint base,
        HttpHeaders headers,
        String userAgent,
        ServiceTimes times,
        RetryPolicy retry,
        Duration betweenWrites,
        @Nullable ClientTls tls) {

    public ServiceSettings {
        if (base.uri().getRawQuery() != null) {
            throw new IllegalArgumentException("a service's address must hold no query (?...)");
        }
        if (userAgent.isBlank() || betweenWrites.isNegative()) {
            throw new IllegalArgumentException("a service wants a user agent, and no negative time between writes");
        }
        headers = headers.with("User-Agent", userAgent);
    }

    /** A service with the times and retries of the default, whose writes need not wait for one another. */
    public ServiceSettings(HttpEndpoint base, HttpHeaders headers, String userAgent) {
        this(base, headers, userAgent, ServiceTimes.DEFAULT, RetryPolicy.DEFAULT, Duration.ZERO, null);
    }

    /** The same with other times. */
    public ServiceSettings withTimes(ServiceTimes other) {
        return new ServiceSettings(base, headers, userAgent, other, retry, betweenWrites, tls);
    }

    /** The same with other retries. */
    public ServiceSettings withRetry(RetryPolicy other) {
        return new ServiceSettings(base, headers, userAgent, times, other, betweenWrites, tls);
    }

    /** The same with writes one at a time, and this between them. */
    public ServiceSettings withBetweenWrites(Duration distance) {
        return new ServiceSettings(base, headers, userAgent, times, retry, distance, tls);
    }

    /** The same with trust and a certificate of our own. */
    public ServiceSettings withTls(ClientTls own) {
        return new ServiceSettings(base, headers, userAgent, times, retry, betweenWrites, own);
    }
}
