package dev.loki.bootstrap;

import dev.loki.adapter.fs.event.FolderOrigin;
import dev.loki.adapter.kafka.event.ClientSettings;
import dev.loki.adapter.kafka.event.KafkaBusSettings;
import dev.loki.adapter.kafka.event.KafkaEventBus;
import dev.loki.application.event.EventBridge;
import dev.loki.bootstrap.settings.KafkaSettings;
import dev.loki.ports.event.EventBus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kafka as the settings want it. Without a broker, no class of it is loaded. */
final class KafkaWiring {

    private static final String CONFIG = "LOKI_EVENTS_KAFKA_CONFIG";
    private static final int LONGEST = 64 * 1024;

    private KafkaWiring() {}

    /**
     * What mirrors the project's events to a topic and back; not started.
     *
     * @throws ConfigurationException where the file of client settings cannot be used
     */
    static EventBridge bridge(Basics basics, KafkaSettings kafka, EventBus local) {
        KafkaBusSettings settings =
                new KafkaBusSettings(kafka.bootstrap(), kafka.topic(), client(basics, kafka), basics.warnings());
        EventBus remote = new KafkaEventBus(settings, basics.json().get(), basics.clock());
        return new EventBridge(local, remote, FolderOrigin.of(basics.loki("events")), basics.warnings());
    }

    private static Map<String, String> client(Basics basics, KafkaSettings kafka) {
        if (kafka.config() == null) {
            return Map.of();
        }
        OwnersFile file =
                new OwnersFile(CONFIG, kafka.config(), basics.project().root());
        Map<String, String> client = parse(file);
        if (!ClientSettings.secrets(client).isEmpty()) {
            file.requireSecret();
        }
        List<String> problems = Stream.concat(
                        ClientSettings.problems(client).stream(), leadingOut(basics, client).stream())
                .map(problem -> CONFIG + ": " + file.file() + ": " + problem)
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        ClientSettings.unknown(client).forEach(name -> basics.warnings()
                .accept(file.file() + ": " + name + " is no setting of Kafka's clients; it is passed on"));
        return client;
    }

    private static List<String> leadingOut(Basics basics, Map<String, String> client) {
        return basics.residency().airGap().stream()
                .flatMap(reason -> ClientSettings.asking(client).stream()
                        .map(name -> name + " may lead out of the machine, and the air gap is on (" + reason
                                + "); expected a certificate, or a login by PLAIN or SCRAM that is in this file, no plug-ins"
                                + " and no look-up of names"))
                .toList();
    }

    private static Map<String, String> parse(OwnersFile file) {
        try {
            return ClientSettings.parse(new String(file.read(LONGEST), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw file.problem(file.file() + ": " + e.getMessage());
        }
    }
}
