package dev.loki.bootstrap;

import dev.loki.adapter.fs.forward.FileChainSegments;
import dev.loki.adapter.fs.forward.FileCursorStore;
import dev.loki.adapter.splunk.forward.SplunkSink;
import dev.loki.adapter.syslog.forward.Facility;
import dev.loki.adapter.syslog.forward.SyslogConfig;
import dev.loki.adapter.syslog.forward.SyslogSink;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.forward.SourceChain;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Forwarding as the settings want it. Without a receiver, no class of it is loaded. */
final class ForwardWiring {

    private ForwardWiring() {}

    /** The chains of the project and its user, to every receiver; the cursor files tell receivers apart. */
    static Forwarding of(
            Settings settings,
            Project project,
            InstantSource clock,
            IdSource ids,
            Supplier<JsonReader> json,
            Consumer<String> warnings) {
        ForwardSettings forward = settings.forward();
        if (forward == null) {
            return Forwarding.off();
        }
        Path audit = project.lokiDir().resolve("audit");
        return Forwarding.of(
                () -> sinks(forward), () -> chains(audit, forward.dashboard(), json.get()), json, clock, ids, warnings);
    }

    private static List<AuditSink> sinks(ForwardSettings forward) {
        List<AuditSink> sinks = new ArrayList<>();
        if (forward.syslog() != null) {
            sinks.add(SyslogSink.to(config(forward.syslog())));
        }
        ForwardSettings.Splunk splunk = forward.splunk();
        if (splunk != null) {
            sinks.add(new SplunkSink(
                    splunk.url(), splunk.token(), splunk.index(), splunk.sourceType(), SyslogSink.hostName()));
        }
        return sinks;
    }

    private static List<SourceChain> chains(Path audit, Path dashboard, JsonReader json) {
        return List.of(
                new SourceChain(
                        ForwardedChain.AGENT,
                        FileChainSegments.agentChain(audit),
                        new FileCursorStore(audit.resolve("syslog.cursor"), json)),
                new SourceChain(
                        ForwardedChain.CHECKPOINTS,
                        FileChainSegments.checkpoints(audit),
                        new FileCursorStore(audit.resolve("syslog-checkpoints.cursor"), json)),
                new SourceChain(
                        ForwardedChain.DASHBOARD,
                        FileChainSegments.dashboardChain(dashboard),
                        new FileCursorStore(dashboard.resolve("syslog.cursor"), json)));
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
                syslog.version(),
                syslog.ca(),
                syslog.certificate(),
                syslog.key());
    }
}
