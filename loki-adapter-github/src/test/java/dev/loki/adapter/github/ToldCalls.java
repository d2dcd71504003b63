package dev.loki.adapter.github;

import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that was told of calls. */
final class ToldCalls implements ServiceListener {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {
        texts.add("retry " + call + " " + wait + " " + reason);
    }

    @Override
    public void success(ServiceCall call) {
        texts.add("success " + call);
    }

    @Override
    public void failure(ServiceCall call, String reason) {
        texts.add("failure " + call + " " + reason);
    }
}
