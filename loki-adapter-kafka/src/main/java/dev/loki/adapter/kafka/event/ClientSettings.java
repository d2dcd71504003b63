package dev.loki.adapter.kafka.event;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Settings of Kafka's clients as its own tools take them from a file: {@code security.protocol}, {@code sasl.*},
 * {@code ssl.*} and the others of "Producer, Consumer and Admin Configs" in Kafka's documentation. No message quotes a value.
 */
public final class ClientSettings {

    /** What makes the bus keep its promises, or tells one member from another. */
    private static final Set<String> OURS = Set.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG);

    private static final List<ConfigDef> KNOWN =
            List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());

    private static final Pattern ASKING = Pattern.compile(
            "bootstrap\\..*|.*\\.class(es)?|metric\\.reporters|sasl\\.(oauthbearer|kerberos|login)\\..*|.*\\.providers");

    private static final Pattern ASKING_NOBODY = Pattern.compile("PLAIN|SCRAM-SHA-(256|512)");

    private ClientSettings() {}

    /**
     * Reads the text of a properties file.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Map<String, String> parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("expected lines such as security.protocol=SASL_SSL", e);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            settings.put(name, properties.getProperty(name));
        }
        return settings;
    }

    /** The names of those settings that are secrets. */
    public static Set<String> secrets(Map<String, String> settings) {
        Set<String> secrets = new TreeSet<>(settings.keySet());
        secrets.removeIf(name -> !isSecret(name));
        return secrets;
    }

    /** What must not be set, one line each. */
    public static List<String> problems(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        for (String name : new TreeSet<>(settings.keySet())) {
            if (OURS.contains(name)) {
                problems.add(name + " is set by Loki, as the promises of the bus depend on it; take it out");
            }
        }
        String check = SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG;
        if (!settings.getOrDefault(check, "https").equalsIgnoreCase("https")) {
            problems.add(check + " must stay https: without it, anybody with a certificate can pose as the broker");
        }
        return problems;
    }

    /**
     * The names of those settings with which clients ask others than the brokers, such as a server of tokens or of Kerberos,
     * or run code that may.
     */
    public static Set<String> asking(Map<String, String> settings) {
        Set<String> asking = new TreeSet<>(settings.keySet());
        asking.removeIf(name -> !ASKING.matcher(name).matches());
        boolean sasl = settings.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "")
                .toUpperCase(Locale.ROOT)
                .startsWith("SASL");
        String mechanism = settings.getOrDefault(SaslConfigs.SASL_MECHANISM, sasl ? SaslConfigs.GSSAPI_MECHANISM : "");
        if (!mechanism.isEmpty() && !ASKING_NOBODY.matcher(mechanism).matches()) {
            asking.add(SaslConfigs.SASL_MECHANISM);
        }
        return asking;
    }

    /** The names that Kafka's clients do not know: a plug-in's own, or misspelt. */
    public static Set<String> unknown(Map<String, String> settings) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        KNOWN.forEach(known -> unknown.removeAll(known.names()));
        return unknown;
    }

    private static boolean isSecret(String name) {
        return KNOWN.stream()
                        .map(known -> known.configKeys().get(name))
                        .anyMatch(key -> key != null && key.type == ConfigDef.Type.PASSWORD)
                || name.matches("(?i).*(password|secret|jaas\\.config|credential|private\\.?key|api\\.?key|token)");
    }
}
