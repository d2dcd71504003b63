package dev.loki.adapter.kafka.event;

import dev.loki.adapter.fs.json.JacksonJsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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

/** One Kafka broker, its own controller, in this JVM: started by the first test that wants it, and stopped after the last. */
final class RunningBroker implements BeforeAllCallback {

    private static String bootstrap = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningBroker.class, key -> Running.start(), Running.class);
    }

    static String bootstrap() {
        return bootstrap;
    }

    /** A topic that nobody used before. */
    static String freshTopic() {
        return "events-" + UUID.randomUUID();
    }

    static KafkaEventBus open(String topic, List<String> warnings) {
        KafkaBusSettings settings =
                new KafkaBusSettings(bootstrap, topic, Map.of("heartbeat.interval.ms", "100"), warnings::add);
        return new KafkaEventBus(settings, new JacksonJsonReader(), Clock.systemUTC());
    }

    static Map<String, Object> clientConfig() {
        return Map.of("bootstrap.servers", bootstrap);
    }

    private record Running(KafkaRaftServer server, Path folder) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("loki-kafka");
                int port = freePort();
                int controller = freePort();
                format(folder);
                KafkaRaftServer server =
                        new KafkaRaftServer(new KafkaConfig(config(folder, port, controller)), Time.SYSTEM);
                server.startup();
                bootstrap = "127.0.0.1:" + port;
                return new Running(server, folder);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
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

        private static Map<String, String> config(Path folder, int port, int controller) {
            Map<String, String> config = new HashMap<>();
            config.put("node.id", "1");
            config.put("process.roles", "broker,controller");
            config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
            config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
            config.put("controller.listener.names", "CONTROLLER");
            config.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
            config.put("log.dirs", folder.toString());
            config.put("offsets.topic.num.partitions", "1");
            config.put("offsets.topic.replication.factor", "1");
            config.put("group.initial.rebalance.delay.ms", "0");
            config.put("auto.create.topics.enable", "false");
            return config;
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
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
