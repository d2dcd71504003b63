package dev.loki.bootstrap;

import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.bootstrap.settings.OtlpSettings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.http.ClientTls;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.RetryClock;
import dev.loki.ports.telemetry.Signal;
import java.util.Optional;
import java.util.stream.Stream;

/** A collector receives telemetry. What cannot be used is a warning, and off. */
final class CollectorReceivers implements TelemetryReceivers {

    private final Basics basics;
    private final TelemetrySettings settings;

    CollectorReceivers(Basics basics, TelemetrySettings settings) {
        this.basics = basics;
        this.settings = settings;
    }

    @Override
    public boolean isUsable() {
        try {
            HttpEndpoint.parse(settings.endpoint());
            return true;
        } catch (IllegalArgumentException e) {
            warn(TelemetrySettings.ENDPOINT + ": " + e.getMessage() + "; telemetry is off");
            return false;
        }
    }

    @Override
    public Optional<Receiver> of(Signal signal) {
        OtlpSettings how = isAnothersSecret(signal) ? settings.of(signal).withoutHeaders() : settings.of(signal);
        try {
            OtlpConfig config = config(signal, how);
            return Optional.of(new OtlpSender(
                    how.hasTls() ? config.withTls(ClientTls.read(how.ca(), how.certificate(), how.key())) : config,
                    Version.CURRENT,
                    RetryClock.SYSTEM,
                    basics.json().get()));
        } catch (IllegalArgumentException e) {
            warn("OTEL_EXPORTER_OTLP_CERTIFICATE, _CLIENT_KEY, _CLIENT_CERTIFICATE: " + e.getMessage() + "; "
                    + signal.wireName() + " are not sent");
            return Optional.empty();
        }
    }

    private OtlpConfig config(Signal signal, OtlpSettings how) {
        String own = how.endpoint();
        OtlpConfig config =
                own == null ? OtlpConfig.forBase(signal, settings.endpoint()) : OtlpConfig.forAddress(signal, own);
        return config.withEncoding(how.encoding())
                .withHeaders(how.headers())
                .withTimeout(how.timeout())
                .withPatience(signal == Signal.TRACES ? settings.tracePatience() : settings.metricPatience())
                .withCompression(how.gzip() ? OtlpConfig.Compression.GZIP : OtlpConfig.Compression.NONE);
    }

    /**
     * Headers may be a password. A signal's own are for its own address, where it has one; all others are for the base, as
     * those that are set for all signals are.
     */
    private boolean isAnothersSecret(Signal signal) {
        OtlpSettings how = settings.of(signal);
        if (how.headers().isEmpty() || (how.ownHeaders() && how.endpoint() != null)) {
            return false;
        }
        HttpEndpoint there = HttpEndpoint.parse(how.endpoint() == null ? settings.endpoint() : how.endpoint());
        boolean elsewhere =
                !Stream.of(settings.endpoint(), settings.headersFor()).allMatch(meant -> isMeantFor(there, meant));
        if (elsewhere) {
            warn((how.ownHeaders() ? OtlpSettings.variable(signal, "HEADERS") : "OTEL_EXPORTER_OTLP_HEADERS")
                    + ": not sent with "
                    + signal.wireName() + ", which go to another host or port than these headers are for; "
                    + OtlpSettings.variable(signal, "HEADERS") + " with " + OtlpSettings.variable(signal, "ENDPOINT")
                    + " sets those for this one");
        }
        return elsewhere;
    }

    /** What is meant for an address that is none is meant for nobody. */
    private static boolean isMeantFor(HttpEndpoint there, String meant) {
        try {
            return there.mayHaveSecretsOf(HttpEndpoint.parse(meant));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void warn(String warning) {
        basics.warnings().accept(warning);
    }
}
