package dev.loki.adapter.kafka.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** Settings with which Kafka's clients may ask others than the brokers. What is not known to ask nobody counts. */
final class AskingSettings {

    private static final Pattern ASKING = Pattern.compile("bootstrap\\..*|.*\\.class(es)?|metric\\.reporters"
            + "|partition\\.assignment\\.strategy|sasl\\.(oauthbearer|kerberos|login)\\..*|.*\\.providers");

    private static final Pattern MECHANISMS = Pattern.compile("PLAIN|SCRAM-SHA-(256|512)");

    /** Any other module may sign in elsewhere before a broker is spoken with. */
    private static final Set<String> LOGINS =
            Set.of(PlainLoginModule.class.getName(), ScramLoginModule.class.getName());

    /** The other way of Kafka's looks up the names of addresses, {@code 127.0.0.1} included. */
    private static final String LOOKUP = "use_all_dns_ips";

    private final Map<String, String> settings = new TreeMap<>();

    AskingSettings(Map<String, String> settings) {
        settings.forEach((name, value) -> this.settings.put(name, value.trim())); // as Kafka does
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(settings.keySet());
        names.removeIf(name -> !ASKING.matcher(name).matches());
        addUnless(MECHANISMS.matcher(mechanism()).matches(), SaslConfigs.SASL_MECHANISM, names);
        addUnless(loginAsksNobody(), SaslConfigs.SASL_JAAS_CONFIG, names);
        addUnless(lookup().equals(LOOKUP), CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG, names);
        return names;
    }

    private static void addUnless(boolean asksNobody, String name, Set<String> names) {
        if (!asksNobody) {
            names.add(name);
        }
    }

    private String mechanism() {
        return settings.getOrDefault(SaslConfigs.SASL_MECHANISM, usesSasl() ? SaslConfigs.GSSAPI_MECHANISM : "PLAIN");
    }

    private String lookup() {
        return settings.getOrDefault(CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG, LOOKUP);
    }

    private boolean usesSasl() {
        return settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "")
                .toUpperCase(Locale.ROOT)
                .startsWith("SASL");
    }

    /** Where the file has no login, Kafka takes the one that the JVM is told of, whatever that is. */
    private boolean loginAsksNobody() {
        String login = settings.get(SaslConfigs.SASL_JAAS_CONFIG);
        return login == null ? !usesSasl() : modules(login).stream().allMatch(LOGINS::contains);
    }

    /** As Kafka reads them; one of no name where it cannot. */
    private static List<String> modules(String login) {
        try {
            return JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(login)))
                    .configurationEntries()
                    .stream()
                    .map(AppConfigurationEntry::getLoginModuleName)
                    .toList();
        } catch (RuntimeException e) {
            return List.of("");
        }
    }
}
