package dev.loki.adapter.kafka.event;

import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Kafka broker, its own controller, in this JVM: started by the first test that wants it, and stopped after the last.
 * Tests of other modules have it from this one's test jar.
 */
public final class RunningBroker implements BeforeAllCallback {

    private static String bootstrap = "";
    private static String tls = "";
    private static String certificate = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningBroker.class, key -> Running.start(), Running.class);
    }

    public static String bootstrap() {
        return bootstrap;
    }

    /** The port where it speaks TLS, with a certificate for {@code localhost} and no other name. */
    static String tlsPort() {
        return tls;
    }

    /** That certificate, as PEM. */
    static String certificate() {
        return certificate;
    }

    /** A topic that nobody used before. */
    public static String freshTopic() {
        return "events-" + UUID.randomUUID();
    }

    public static KafkaEventBus open(String topic, List<String> warnings) {
        KafkaBusSettings settings =
                new KafkaBusSettings(bootstrap, topic, Map.of("heartbeat.interval.ms", "100"), warnings::add);
        return new KafkaEventBus(settings, new JacksonJsonReader(), Clock.systemUTC());
    }

    static Map<String, Object> clientConfig() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    private record Running(KafkaRaftServer server, Path folder) implements AutoCloseable {

        private static final String PASSWORD = "changeit";
        private static final String ALIAS = "broker";

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("loki-kafka");
                int port = FreePort.find();
                int tlsPort = FreePort.find();
                certificate = certify(folder.resolve("keys.p12"));
                Map<String, String> config = config(folder, port, tlsPort, FreePort.find());
                format(folder.resolve("log"));
                KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
                server.startup();
                bootstrap = "127.0.0.1:" + port;
                tls = Integer.toString(tlsPort);
                return new Running(server, folder);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** Makes a key for the broker; the certificate of it as PEM. */
        private static String certify(Path store) throws Exception {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-XX:+UseSerialGC",
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD,
                            "-alias",
                            ALIAS)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            byte[] certificate = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray())
                    .getCertificate(ALIAS)
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
        }

        @Override
        public void close() throws IOException {
            server.shutdown();
            server.awaitShutdown();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Running::delete);
            }
        }

        private static void format(Path folder) throws Exception {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        }

        private static Map<String, String> config(Path folder, int port, int tlsPort, int controller) {
            Map<String, String> config = new HashMap<>();
            config.put("node.id", "1");
            config.put("process.roles", "broker,controller");
            config.put(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:" + port + ",SSL://127.0.0.1:" + tlsPort + ",CONTROLLER://127.0.0.1:"
                            + controller);
            config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port + ",SSL://localhost:" + tlsPort);
            config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SSL:SSL,CONTROLLER:PLAINTEXT");
            config.put("ssl.keystore.location", folder.resolve("keys.p12").toString());
            config.put("ssl.keystore.password", PASSWORD);
            config.put("controller.listener.names", "CONTROLLER");
            config.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
            config.put("log.dirs", folder.resolve("log").toString());
            config.put("offsets.topic.num.partitions", "1");
            config.put("offsets.topic.replication.factor", "1");
            config.put("group.initial.rebalance.delay.ms", "0");
            config.put("group.min.session.timeout.ms", "500");
            config.put("auto.create.topics.enable", "false");
            // Records of a test have times long past: half a minute after its start the broker would delete them.
            config.put("log.retention.ms", "-1");
            return config;
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
