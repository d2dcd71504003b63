package dev.loki.adapter.jira.tracker;

import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told of calls. Thread-safe. */
final class Told implements ServiceListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void retry(ServiceCall call, Duration wait, String reason) {
        lines.add("retry " + call + " " + wait + " " + reason);
    }

    @Override
    public synchronized void success(ServiceCall call) {
        lines.add("success " + call);
    }

    @Override
    public synchronized void failure(ServiceCall call, String reason) {
        lines.add("failure " + call + " " + reason);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
