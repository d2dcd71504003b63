package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.bootstrap.settings.KafkaSettings;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.Loopback;
import java.util.ArrayList;
import java.util.List;

/** What settings may name where the air gap is on: this machine. */
final class AirGap {

    private AirGap() {}

    /**
     * Checks every setting that names a receiver.
     *
     * @param reason what switches the air gap on
     * @throws ConfigurationException naming every variable that leads elsewhere
     */
    static void check(Settings settings, String reason) {
        List<String> problems = new ArrayList<>();
        ForwardSettings forward = settings.forward();
        if (forward != null && forward.syslog() != null) {
            check("LOKI_AUDIT_SYSLOG_HOST", forward.syslog().host(), reason, problems);
        }
        if (forward != null && forward.splunk() != null) {
            check("LOKI_SPLUNK_HEC_URL", host(forward.splunk().url()), reason, problems);
        }
        HttpEndpoint witness = settings.checkpoints().witnessUrl();
        if (witness != null) {
            check("LOKI_AUDIT_WITNESS_URL", witness.uri().getHost(), reason, problems);
        }
        KafkaSettings kafka = settings.events().kafka();
        if (kafka != null) {
            for (String broker : kafka.bootstrap().split(",", -1)) {
                check("LOKI_EVENTS_KAFKA_BOOTSTRAP", broker.substring(0, broker.lastIndexOf(':')), reason, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream().distinct().toList());
        }
    }

    /** @throws ConfigurationException naming the variable, where the address is not on this machine */
    static void requireLoopback(String variable, HttpEndpoint address, String reason) {
        if (!Loopback.isNamedBy(address.uri().getHost())) {
            throw new ConfigurationException(List.of(leadsOut(variable, reason)));
        }
    }

    private static void check(String variable, String host, String reason, List<String> problems) {
        if (!Loopback.isNamedBy(host)) {
            problems.add(leadsOut(variable, reason));
        }
    }

    private static String host(String url) {
        return HttpEndpoint.parse(url).uri().getHost();
    }

    private static String leadsOut(String variable, String reason) {
        return variable + ": the air gap is on (" + reason + "), and this leads out of the machine; expected 127.0.0.1,"
                + " ::1 or localhost. Take the variable out, or name a receiver on this machine";
    }
}
