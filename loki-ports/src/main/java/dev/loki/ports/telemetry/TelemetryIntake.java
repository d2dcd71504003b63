package dev.loki.ports.telemetry;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.SourcedSpan;
import java.util.List;

/**
 * Takes what a receiver has read. The same records may be handed in again: senders repeat what they got no answer to.
 * Implementations are thread-safe.
 */
public interface TelemetryIntake {

    /**
     * The text with its secrets masked. A receiver asks for it before it cuts a text that is too long: what a cut leaves of a
     * secret would not be recognised.
     */
    String masked(String text);

    void spans(List<SourcedSpan> spans);

    void points(List<DataPoint> points);

    /**
     * Takes log records.
     *
     * @throws dev.loki.ports.audit.AuditLogException where what a record tells could not be put on record; the sender
     *     should send all of them again
     */
    void logs(List<LogRecord> logs);
}
