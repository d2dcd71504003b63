package dev.loki.bootstrap;

import dev.loki.application.event.EventStream;
import dev.loki.domain.json.JsonObject;
import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import dev.loki.ports.event.EventBusException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Publishes how calls of services go (seed, "Event emission for sync lifecycle"). Fails open: what cannot be published is a
 * warning. Thread-safe.
 *
 * @param service in lower case
 * @param source who publishes
 */
record ServiceEvents(String service, EventStream events, String source, Consumer<String> warnings)
        implements ServiceListener {

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {
        publish("state", "retry", about(call).put("wait_ms", wait.toMillis()).put("reason", reason));
    }

    @Override
    public void success(ServiceCall call) {
        publish("state", "success", about(call));
    }

    @Override
    public void failure(ServiceCall call, String reason) {
        publish("error", "failure", about(call).put("reason", reason));
    }

    private JsonObject.Builder about(ServiceCall call) {
        return JsonObject.builder()
                .put("tracker", service)
                .put("method", call.method())
                .put("path", call.path())
                .put("http_status", call.status())
                .put("attempts", call.attempts())
                .put("duration_ms", call.duration().toMillis());
    }

    private void publish(String type, String what, JsonObject.Builder payload) {
        try {
            events.emit(
                    type, source, payload.put("action", "tracker_call_" + what).build());
        } catch (EventBusException e) {
            warnings.accept("how a call of " + service + " went was not published: " + e.getMessage());
        }
    }
}
