package dev.loki.bootstrap;

import dev.loki.adapter.fs.telemetry.FileTelemetrySink;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.file.LineReceiver;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.bootstrap.settings.OtlpSettings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.ports.telemetry.Signal;
import java.nio.file.Path;
import java.util.Optional;

/** Files below {@code .loki} receive telemetry, as lines of OTLP JSON. */
final class FileReceivers implements TelemetryReceivers {

    private final Basics basics;
    private final TelemetrySettings settings;
    private final Path folder;
    private final String reason;

    /**
     * @param folder in which it is kept
     * @param reason why it is kept in files, as the end of a sentence
     */
    FileReceivers(Basics basics, TelemetrySettings settings, Path folder, String reason) {
        this.basics = basics;
        this.settings = settings;
        this.folder = folder;
        this.reason = reason;
    }

    @Override
    public boolean isUsable() {
        return true;
    }

    @Override
    public Optional<Receiver> of(Signal signal) {
        OtlpSettings how = settings.of(signal);
        if (how.encoding() == Encoding.PROTOBUF) {
            warn(TelemetrySettings.ENDPOINT + ": files are written as JSON, whatever the protocol; " + signal.wireName()
                    + " are, too");
        }
        if (how.endpoint() != null) {
            warn(OtlpSettings.variable(signal, "ENDPOINT") + ": not obeyed, because " + reason);
        }
        return Optional.of(new LineReceiver(signal, new FileTelemetrySink(folder, basics.clock())));
    }

    private void warn(String warning) {
        basics.warnings().accept(warning);
    }
}
