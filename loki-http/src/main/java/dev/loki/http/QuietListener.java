package dev.loki.http;

import java.time.Duration;

/** A listener whose failures do not fail the call. */
final class QuietListener implements ServiceListener {

    private final ServiceListener listener;

    QuietListener(ServiceListener listener) {
        this.listener = listener;
    }

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {
        quietly(() -> listener.retry(call, wait, reason));
    }

    @Override
    public void success(ServiceCall call) {
        quietly(() -> listener.success(call));
    }

    @Override
    public void failure(ServiceCall call, String reason) {
        quietly(() -> listener.failure(call, reason));
    }

    private static void quietly(Runnable tell) {
        try {
            tell.run();
        } catch (RuntimeException ignored) {
            // What watches a call must not break it.
        }
    }
}
