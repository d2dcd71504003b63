package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.LimitSignal;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.limit.LimitListener;
import java.util.Optional;

/** Tells whoever acts on limits what events say of them: a consumer group's handler. */
public final class EventsToLimits implements EventHandler {

    /** The group's name. */
    public static final String GROUP = "limits";

    private final LimitListener listener;

    public EventsToLimits(LimitListener listener) {
        this.listener = listener;
    }

    @Override
    public void handle(Event event) throws Exception {
        Optional<LimitSignal> signal = LimitSignal.of(event);
        if (signal.isPresent()) {
            listener.signalled(signal.get());
        }
    }
}
