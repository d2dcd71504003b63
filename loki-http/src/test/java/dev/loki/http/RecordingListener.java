package dev.loki.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what it is told. */
final class RecordingListener implements ServiceListener {

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {
        lines.add("retry " + line(call) + " wait " + wait.toSeconds() + " s: " + reason);
    }

    @Override
    public void success(ServiceCall call) {
        lines.add("success " + line(call));
    }

    @Override
    public void failure(ServiceCall call, String reason) {
        lines.add("failure " + line(call) + ": " + reason);
    }

    private static String line(ServiceCall call) {
        return call.method() + " " + call.path() + " " + call.status() + " after "
                + call.duration().toSeconds() + " s, attempt " + call.attempts();
    }
}
