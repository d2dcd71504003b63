package dev.loki.bootstrap;

import dev.loki.http.HttpEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What settings may name where the air gap is on: this machine, by an address that needs no name server to be told apart
 * from others.
 */
final class AirGap {

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";

    /** Written in full: of shorter or other spellings, each program thinks its own. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "|::1|(0{1,4}:){7}0{0,3}1");

    private AirGap() {}

    /**
     * Whether a host is this machine, whatever name servers say: {@code localhost}, {@code 127.0.0.0/8}, {@code ::1}.
     *
     * @param host a name or an address; one of IPv6 may stand in brackets
     */
    static boolean isLoopback(String host) {
        boolean inBrackets = host.startsWith("[") && host.endsWith("]");
        String bare = inBrackets ? host.substring(1, host.length() - 1) : host;
        return LOOPBACK.matcher(bare.toLowerCase(Locale.ROOT)).matches() && (!inBrackets || bare.contains(":"));
    }

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
        if (!isLoopback(address.uri().getHost())) {
            throw new ConfigurationException(List.of(leadsOut(variable, reason)));
        }
    }

    private static void check(String variable, String host, String reason, List<String> problems) {
        if (!isLoopback(host)) {
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
