package dev.loki.bootstrap;

import dev.loki.adapter.fs.forward.FileChainSegments;
import dev.loki.adapter.fs.forward.FileCursorStore;
import dev.loki.adapter.syslog.forward.Facility;
import dev.loki.adapter.syslog.forward.SyslogConfig;
import dev.loki.adapter.syslog.forward.SyslogSink;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.forward.SourceChain;
import dev.loki.application.forward.Undelivered;
import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.http.HttpEndpoint;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Forwarding as the settings want it. Without a receiver, no class of it is loaded. */
final class ForwardWiring {

    private ForwardWiring() {}

    /** The chains of the project and its user, to every receiver; the cursor files tell receivers apart. */
    static Forwarding of(Basics basics) {
        ForwardSettings forward = basics.settings().forward();
        if (forward == null) {
            return Forwarding.off();
        }
        return Forwarding.of(
                () -> sinks(forward, basics),
                () -> chains(basics),
                basics.json(),
                basics.clock(),
                basics.ids(),
                basics.warnings());
    }

    /**
     * Which files of a dashboard chain receivers still have to get: those of this process and, by their cursors, those of
     * others.
     */
    static Undelivered undelivered(Basics basics, Path dashboard) {
        ForwardSettings forward = basics.settings().forward();
        Set<String> destinations = forward == null ? Set.of() : destinations(forward);
        return new Undelivered(dashboardChain(dashboard, basics.json().get()), destinations);
    }

    private static Set<String> destinations(ForwardSettings forward) {
        Set<String> destinations = new HashSet<>();
        if (forward.syslog() != null) {
            destinations.add(config(forward.syslog()).destination());
        }
        if (forward.splunk() != null) {
            destinations.add(HttpEndpoint.parse(forward.splunk().url()).toString()); // as its sink calls itself
        }
        return destinations;
    }

    private static List<AuditSink> sinks(ForwardSettings forward, Basics basics) {
        String host = HostName.find(!basics.isAirGapped());
        List<AuditSink> sinks = new ArrayList<>();
        if (forward.syslog() != null) {
            sinks.add(syslog(config(forward.syslog()), host));
        }
        ForwardSettings.Splunk splunk = forward.splunk();
        if (splunk != null) {
            sinks.add(basics.outbound().splunk(splunk, host));
        }
        return sinks;
    }

    private static AuditSink syslog(SyslogConfig config, String host) {
        try {
            return SyslogSink.to(config, host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LOKI_AUDIT_SYSLOG_TLS_CA, _CERT, _KEY: " + e.getMessage(), e);
        }
    }

    private static List<SourceChain> chains(Basics basics) {
        Path audit = basics.loki("audit");
        JsonReader json = basics.json().get();
        return List.of(
                new SourceChain(
                        ForwardedChain.AGENT,
                        FileChainSegments.agentChain(audit),
                        new FileCursorStore(audit.resolve("syslog.cursor"), json)),
                new SourceChain(
                        ForwardedChain.CHECKPOINTS,
                        FileChainSegments.checkpoints(audit),
                        new FileCursorStore(audit.resolve("syslog-checkpoints.cursor"), json)),
                dashboardChain(basics.settings().dashboard().folder(), json));
    }

    private static SourceChain dashboardChain(Path folder, JsonReader json) {
        return new SourceChain(
                ForwardedChain.DASHBOARD,
                FileChainSegments.dashboardChain(folder, new JacksonJsonReader()),
                new FileCursorStore(folder.resolve("syslog.cursor"), json));
    }

    private static SyslogConfig config(ForwardSettings.Syslog syslog) {
        return new SyslogConfig(
                syslog.host(),
                syslog.port(),
                SyslogConfig.Protocol.valueOf(syslog.protocol().toUpperCase(Locale.ROOT)),
                Facility.named(syslog.facility()).orElse(Facility.LOCAL0),
                SyslogConfig.Format.valueOf(syslog.format().toUpperCase(Locale.ROOT)),
                syslog.vendor(),
                syslog.product(),
                Objects.requireNonNullElse(syslog.version(), Version.CURRENT),
                syslog.ca(),
                syslog.certificate(),
                syslog.key());
    }
}
