package dev.loki.http;

import java.time.Duration;
import java.time.Instant;

/** How one service says that it took a request, that it is too busy, and that it will not. Thread-safe. */
@FunctionalInterface
public interface RateDialect {

    /** What an answer means. */
    Meaning of(ServiceReply reply, Instant now);

    /** What an answer means. */
    sealed interface Meaning {

        /**
         * The service did it.
         *
         * @param pause how long to wait before the next request, so that its limit is not hit
         */
        record Accepted(Duration pause) implements Meaning {}

        /**
         * The service surely did not do it, and may do it later.
         *
         * @param reason in a few words
         * @param minimumWait how long it asks us to wait at least
         */
        record Busy(String reason, Duration minimumWait) implements Meaning {}

        /** The service failed, and may have done it. */
        record Failed(String reason, Duration minimumWait) implements Meaning {}

        /** The service would refuse it again. */
        record Refused(String reason) implements Meaning {}
    }
}
