package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** The line as it stands in the file; of a checkpoint, which has many, a JSON object with its text. */
final class PlainBody implements BodyFormat {

    @Override
    public String full(ForwardedEntry entry) {
        return entry.chain() == ForwardedChain.CHECKPOINTS && entry.urgency() != Urgency.ALERT
                ? entry.fields().toString()
                : new String(entry.line(), StandardCharsets.UTF_8);
    }

    @Override
    public String pointer(ForwardedEntry entry) {
        return JsonObject.builder()
                .put("action", Texts.cut(entry.action(), 200))
                .put("actor", Texts.cut(entry.actor(), 200))
                .put("pointer", entry.pointer())
                .build()
                .toString();
    }
}
