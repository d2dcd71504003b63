package dev.loki.application.cost;

import dev.loki.application.event.EventStream;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.event.LimitSignal;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.EventBusException;

/**
 * Says on the event bus that the run of a session is to end, because a call in it would go beyond a budget that shuts down.
 * What it says can be forged: whoever obeys asks the ledger.
 *
 * @param session of the run; empty outside of one, where there is nobody to end
 */
public record KillSignal(EventStream events, String source, String session) {

    /** Publishes it; where that fails, the call is refused all the same. */
    void send(Amount more, String reason) {
        if (session.isEmpty()) {
            return;
        }
        JsonObject payload = JsonObject.builder()
                .put("action", LimitSignal.Kind.KILL.wireName())
                .put("session", session)
                .put("tokens", more.tokens())
                .put("micros", more.micros())
                .put("reason", reason)
                .build();
        try {
            events.emit(EventTypes.COMMAND, source, payload);
        } catch (EventBusException e) {
            System.getLogger("dev.loki").log(System.Logger.Level.WARNING, "the run is not told to end", e);
        }
    }

    /** How much more was to be consumed, as a payload says. */
    static Amount amount(JsonObject payload) {
        try {
            JsonFields fields = JsonFields.of(payload);
            return new Amount(
                    fields.count("tokens").orElse(0), fields.count("micros").orElse(0));
        } catch (JsonFieldException e) {
            return Amount.NOTHING;
        }
    }
}
