package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge to Kafka as the environment turns it on; what it does with a broker is tested in its own module. */
class KafkaWiringTest {

    private static final String QUICK = "default.api.timeout.ms=300\nrequest.timeout.ms=200\nmax.block.ms=300\n";

    @TempDir
    private Path scratch;

    @Test
    void withoutABrokerThereIsNoBridge() throws IOException {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project())) {
            assertThat(loki.keptEvents().bridge()).isEmpty();
        }
    }

    @Test
    void aBrokerThatIsDownDisturbsNobodyAndEventsWait() throws IOException {
        Map<String, String> environment = environment(file("client.properties", QUICK, "rw-r--r--"));
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project())) {
            assertThat(loki.features().events()).isTrue();
            assertThat(loki.events().emit("task", "runner", JsonObject.EMPTY)).isPresent();
            assertThat(loki.events().stats().groups())
                    .containsExactly(new EventBusStats.Group("bridge", 1, 0, true, OptionalLong.of(0)));
        }
        assertThat(project().resolve(".loki/events/origin")).exists();
    }

    @Test
    void theCommandsBridgeSaysThatTheBrokerIsDown() throws IOException {
        Map<String, String> environment = environment(file("client.properties", QUICK, "rw-r--r--"));
        try (LokiEnterprise loki = command(environment, new ArrayList<>())) {
            assertThatThrownBy(() -> loki.keptEvents().bridge().orElseThrow().once())
                    .isInstanceOf(EventBusException.class)
                    .hasMessageContaining("topic loki-events at localhost:");
        }
    }

    @Test
    void aFileThatCannotBeTrustedIsRefusedWithItsReason() throws IOException {
        assertRefused(file("writable", QUICK, "rw-rw-r--"), "others than its owner may write");
        assertRefused(file("secret", "ssl.key.password=hush", "rw-r-----"), "others than its owner may read");
        assertRefused(file("project/inside", QUICK, "rw-------"), "is within the project");
        assertRefused(file("own", "group.id=mine\nacks=0", "rw-------"), "group.id is set by Loki");
        assertRefused(file("blind", "ssl.endpoint.identification.algorithm=", "rw-------"), "must stay https");
        assertRefused(file("broken", "ssl.key.password=hush\\u00zz", "rw-------"), "such as security.protocol");
        assertRefused(scratch.resolve("missing"), "no such file");
        assertRefused(file("large", "#".repeat(64 * 1024 + 1), "rw-------"), "larger than");
    }

    @Test
    void aSecretOfItsOwnersAloneIsTakenAndAMisspeltNameTold() throws IOException {
        Path file = file("client.properties", QUICK + "ssl.key.password=hush\nsecurity.protocl=SSL", "rw-------");
        List<String> warnings = new ArrayList<>();
        try (LokiEnterprise loki = command(environment(file), warnings)) {
            assertThat(loki.keptEvents().bridge()).isPresent();
        }
        assertThat(warnings)
                .containsExactly(file + ": security.protocl is no setting of Kafka's clients; it is passed on");
    }

    private void assertRefused(Path file, String reason) throws IOException {
        Map<String, String> environment = environment(file);
        Path project = project();
        assertThatThrownBy(() -> LokiEnterprise.fromEnvironment(environment, project))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOKI_EVENTS_KAFKA_CONFIG: ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hush");
    }

    private LokiEnterprise command(Map<String, String> environment, List<String> warnings) throws IOException {
        return LokiEnterprise.forCommandLine(environment, Project.in(project(), environment), warnings::add);
    }

    private Map<String, String> environment(Path config) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("LOKI_EVENTS_KAFKA_BOOTSTRAP", "localhost:" + FreePort.find());
        environment.put("LOKI_EVENTS_KAFKA_CONFIG", config.toString());
        return environment;
    }

    private Path project() throws IOException {
        return Files.createDirectories(scratch.resolve("project"));
    }

    private Path file(String name, String text, String mode) throws IOException {
        project();
        Path file = Files.writeString(scratch.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
