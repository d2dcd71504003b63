package dev.loki.adapter.linear.tracker;

import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told of calls, a line each. Thread-safe. */
final class ToldListener implements ServiceListener {

    private final List<String> all = new ArrayList<>();

    @Override
    public synchronized void retry(ServiceCall call, Duration wait, String reason) {
        all.add("retry " + call + " " + reason);
    }

    @Override
    public synchronized void success(ServiceCall call) {
        all.add("success " + call);
    }

    @Override
    public synchronized void failure(ServiceCall call, String reason) {
        all.add("failure " + call + " " + reason);
    }

    synchronized List<String> all() {
        return List.copyOf(all);
    }
}
