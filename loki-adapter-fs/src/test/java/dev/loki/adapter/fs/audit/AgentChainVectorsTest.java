package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lines that the original wrote or verified, with the exact bytes it hashed. */
class AgentChainVectorsTest {

    private static final JsonReader JSON = new JacksonJsonReader();

    @TestFactory
    Stream<DynamicTest> eachLineIsHashedAsTheOriginalHashesIt() throws Exception {
        return vectors().stream().map(vector -> DynamicTest.dynamicTest(text(vector, "id"), () -> check(vector)));
    }

    @Test
    void noVectorIsMissing() throws Exception {
        assertThat(vectors()).hasSize(46);
        assertThat(vectors().stream().filter(vector -> vector.get("verifies") != null))
                .hasSize(6);
    }

    private static void check(JsonObject vector) throws JsonSyntaxException {
        JsonObject line = (JsonObject) JSON.readTolerant(utf8(text(vector, "inputLine")));

        String hashed = HexFormat.of().formatHex(utf8(AgentChain.hashInput(line)));
        assertThat(hashed).as(text(vector, "note")).isEqualTo(text(vector, "hashInputUtf8Hex"));
        assertThat(AgentChain.hash(line)).isEqualTo(text(vector, "sha256"));
        if (vector.get("verifies") instanceof JsonBoolean verifies) {
            assertThat(AuditEntry.of(line).hash().equals(AgentChain.hash(line))).isEqualTo(verifies.value());
        }
    }

    private static List<JsonObject> vectors() throws IOException, JsonSyntaxException {
        try (InputStream in = AgentChainVectorsTest.class.getResourceAsStream("agent-chain.json")) {
            JsonObject file =
                    (JsonObject) JSON.readStrict(Objects.requireNonNull(in).readAllBytes());
            JsonValue vectors = file.get("vectors");
            return ((JsonArray) Objects.requireNonNull(vectors))
                    .elements().stream().map(JsonObject.class::cast).toList();
        }
    }

    private static String text(JsonObject vector, String member) {
        return vector.string(member).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
