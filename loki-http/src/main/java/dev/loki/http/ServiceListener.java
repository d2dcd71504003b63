package dev.loki.http;

import java.time.Duration;

/**
 * Who is told how calls go. The calling thread tells it, and goes on once it returns; what it throws is dropped. Reasons
 * are one line, with the request's secrets masked.
 */
public interface ServiceListener {

    /** Nobody. */
    ServiceListener NONE = new ServiceListener() {
        @Override
        public void retry(ServiceCall call, Duration wait, String reason) {}

        @Override
        public void success(ServiceCall call) {}

        @Override
        public void failure(ServiceCall call, String reason) {}
    };

    /** It will be sent again after this wait. */
    void retry(ServiceCall call, Duration wait, String reason);

    /** It was done. */
    void success(ServiceCall call);

    /** It is given up. */
    void failure(ServiceCall call, String reason);
}
