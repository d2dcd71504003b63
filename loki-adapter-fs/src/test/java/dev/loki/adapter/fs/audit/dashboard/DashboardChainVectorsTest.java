package dev.loki.adapter.fs.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardVerifier;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.json.JacksonJsonReader;
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
class DashboardChainVectorsTest {

    private static final JacksonJsonReader JSON = new JacksonJsonReader();

    @TestFactory
    Stream<DynamicTest> eachLineIsHashedAsTheOriginalHashesIt() throws Exception {
        return vectors().stream()
                .filter(vector -> vector.string("sha256").isPresent())
                .map(vector -> DynamicTest.dynamicTest(text(vector, "id"), () -> check(vector)));
    }

    @TestFactory
    Stream<DynamicTest> aLineWithAnyDigitOfItsHashChangedIsRefused() throws Exception {
        return vectors().stream()
                .filter(vector -> vector.string("sha256").isPresent())
                .map(vector -> DynamicTest.dynamicTest(text(vector, "id"), () -> {
                    JsonObject line = line(vector);
                    String right = expectedHash(vector, line);
                    assertThat(verifies(line, right, text(vector, "prevHash"))).isTrue();
                    for (int digit = 0; digit < right.length(); digit++) {
                        assertThat(verifies(line, changed(right, digit), text(vector, "prevHash")))
                                .isFalse();
                    }
                }));
    }

    @Test
    void whatPythonRefusesIsRefused() throws Exception {
        JsonObject vector = vectors().stream()
                .filter(candidate -> text(candidate, "id").equals("py-071"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> line(vector)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void noVectorIsMissing() throws Exception {
        assertThat(vectors()).hasSize(43);
        assertThat(vectors().stream().filter(vector -> vector.string("sha256").isPresent()))
                .hasSize(41);
        assertThat(vectors().stream().filter(vector -> vector.get("verifies") != null))
                .hasSize(6);
    }

    private static void check(JsonObject vector) throws JsonSyntaxException {
        JsonObject line = line(vector);
        String prevHash = text(vector, "prevHash");
        if (JsonBoolean.FALSE.equals(vector.get("verifies"))) {
            // The original hashed the keys 9 and 10 as numbers, and cannot verify what it wrote itself.
            assertThat(DashboardChain.hash(line, prevHash)).isNotEqualTo(text(vector, "sha256"));
            return;
        }
        String hashed = HexFormat.of().formatHex(utf8(DashboardChain.hashInput(line, prevHash)));
        assertThat(hashed).as(text(vector, "note")).isEqualTo(text(vector, "hashInputUtf8Hex"));
        assertThat(DashboardChain.hash(line, prevHash)).isEqualTo(text(vector, "sha256"));
        if (vector.get("verifies") != null) {
            assertThat(DashboardChain.storedHash(line)).hasValue(text(vector, "sha256"));
            assertThat(DashboardChain.line(line)).isEqualTo(text(vector, "inputLine"));
        }
    }

    private static String expectedHash(JsonObject vector, JsonObject line) {
        return JsonBoolean.FALSE.equals(vector.get("verifies"))
                ? DashboardChain.hash(line, text(vector, "prevHash"))
                : text(vector, "sha256");
    }

    private static boolean verifies(JsonObject line, String hash, String prevHash) {
        JsonObject stored = line.with(DashboardChain.HASH_FIELD, new JsonString(hash));
        DashboardVerifier verifier = new DashboardVerifier(prevHash);
        verifier.accept(stored, DashboardChain.line(stored));
        return verifier.verdict().valid();
    }

    private static String changed(String hash, int at) {
        char other = hash.charAt(at) == '0' ? '1' : '0';
        return hash.substring(0, at) + other + hash.substring(at + 1);
    }

    private static JsonObject line(JsonObject vector) throws JsonSyntaxException {
        return (JsonObject) JSON.readPython(utf8(text(vector, "inputLine")));
    }

    private static List<JsonObject> vectors() throws IOException, JsonSyntaxException {
        try (InputStream in = DashboardChainVectorsTest.class.getResourceAsStream("dashboard-chain.json")) {
            JsonObject file =
                    (JsonObject) JSON.readStrict(Objects.requireNonNull(in).readAllBytes());
            return ((JsonArray) Objects.requireNonNull(file.get("vectors")))
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
