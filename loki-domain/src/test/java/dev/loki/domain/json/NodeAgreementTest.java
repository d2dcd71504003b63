package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node.js, which the original runs on, writes the same text. */
@Needs(External.NODE)
class NodeAgreementTest {
    private static final String SCRIPT = """
            const fs = require('fs');
            const lines = fs.readFileSync(process.argv[1], 'ascii').split('\\n');
            const out = lines.map(line => JSON.stringify(JSON.parse(line))).join('\\n');
            fs.writeFileSync(process.argv[2], out);
            """;

    @TempDir
    Path folder;

    @Test
    void randomDoublesAreSpeltAlike() throws Exception {
        RandomDoubles doubles = new RandomDoubles();
        List<JsonValue> values = new ArrayList<>();
        for (int i = Nightly.count(20_000, 1_000_000); i > 0; i--) {
            values.add(JsonNumber.of(doubles.next()));
        }

        assertAgreement(values);
    }

    @Test
    void randomNestedValuesAreWrittenAlike() throws Exception {
        RandomValues random = new RandomValues();
        List<JsonValue> values = new ArrayList<>();
        for (int i = Nightly.count(5_000, 100_000); i > 0; i--) {
            values.add(random.next());
        }

        assertAgreement(values);
    }

    private void assertAgreement(List<JsonValue> values) throws IOException, InterruptedException {
        List<String> nodes = nodes(values);
        assertThat(nodes).hasSameSizeAs(values);
        for (int i = 0; i < nodes.size(); i++) {
            assertThat(EcmaScriptJson.stringify(values.get(i))).isEqualTo(nodes.get(i));
        }
    }

    private List<String> nodes(List<JsonValue> values) throws IOException, InterruptedException {
        Path input = folder.resolve("input");
        Path output = folder.resolve("output");
        List<String> lines = values.stream().map(NodeAgreementTest::ascii).toList();
        Files.writeString(input, String.join("\n", lines), StandardCharsets.US_ASCII);
        Process node = new ProcessBuilder(
                        External.NODE.path().toString(), "-e", SCRIPT, input.toString(), output.toString())
                .inheritIO()
                .start();
        assertThat(node.waitFor()).isZero();
        return List.of(Files.readString(output).split("\n", -1));
    }

    /** JSON that shares nothing with the writer under test: all characters escaped, numbers as Java spells them. */
    private static String ascii(JsonValue value) {
        if (value instanceof JsonString string) {
            return quote(string.value());
        } else if (value instanceof JsonNumber number) {
            return Double.toString(number.doubleValue());
        } else if (value instanceof JsonArray array) {
            return "["
                    + String.join(
                            ",",
                            array.elements().stream()
                                    .map(NodeAgreementTest::ascii)
                                    .toList()) + "]";
        } else if (value instanceof JsonObject object) {
            return "{"
                    + String.join(
                            ",",
                            object.members().entrySet().stream()
                                    .map(NodeAgreementTest::member)
                                    .toList()) + "}";
        }
        return value.toString();
    }

    private static String member(Map.Entry<String, JsonValue> member) {
        return quote(member.getKey()) + ":" + ascii(member.getValue());
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(String.format("\\u%04X", c)));
        return quoted.append('"').toString();
    }
}
