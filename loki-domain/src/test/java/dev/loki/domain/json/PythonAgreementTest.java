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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python, which the original's dashboard runs on, writes the same text. */
@Needs(External.PYTHON)
class PythonAgreementTest {

    private static final String SCRIPT = """
            import json, sys
            lines = open(sys.argv[1], encoding='ascii').read().split('\\n')
            values = [json.loads(line) for line in lines]
            with open(sys.argv[2], 'w', encoding='ascii') as out:
                out.write('\\n'.join(json.dumps(v, sort_keys=True) + '\\n' + json.dumps(v) for v in values))
            """;

    @TempDir
    Path folder;

    @Test
    void randomFloatsAreSpeltAlike() throws Exception {
        RandomDoubles doubles = new RandomDoubles();
        List<JsonValue> values = new ArrayList<>();
        for (int i = Nightly.count(20_000, 1_000_000); i > 0; i--) {
            // Java's own spelling has superfluous digits at times, always a point, and reads back as the same double.
            values.add(JsonNumber.parsePython(Double.toString(doubles.next())));
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

    @Test
    void oddNumbersAreSpeltAlike() throws Exception {
        List<JsonValue> values = new ArrayList<>();
        for (String literal : List.of(
                "0",
                "-0",
                "-0.0",
                "0.0",
                "1E5",
                "1e400",
                "-1e400",
                "1e-400",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e16",
                "1e15",
                "123456789012345678",
                "0.0001",
                "0.00001",
                "5e-324",
                "1".repeat(4300),
                "-" + "1".repeat(4300),
                "1.7976931348623157e308",
                "9007199254740993.0",
                "100.0",
                "1e22",
                "1.5e-10")) {
            values.add(JsonNumber.parsePython(literal));
        }

        assertAgreement(values);
    }

    private void assertAgreement(List<JsonValue> values) throws IOException, InterruptedException {
        List<String> pythons = pythons(values);
        assertThat(pythons).hasSize(2 * values.size());
        for (int i = 0; i < values.size(); i++) {
            assertThat(PythonJson.dumpsSorted(values.get(i))).isEqualTo(pythons.get(2 * i));
            assertThat(PythonJson.dumps(values.get(i))).isEqualTo(pythons.get(2 * i + 1));
        }
    }

    private List<String> pythons(List<JsonValue> values) throws IOException, InterruptedException {
        Path input = folder.resolve("input");
        Path output = folder.resolve("output");
        List<String> lines =
                values.stream().map(PythonAgreementTest::asItIsSpelt).toList();
        Files.writeString(input, String.join("\n", lines), StandardCharsets.US_ASCII);
        Process python = new ProcessBuilder(
                        External.PYTHON.path().toString(), "-c", SCRIPT, input.toString(), output.toString())
                .inheritIO()
                .start();
        assertThat(python.waitFor()).isZero();
        return List.of(Files.readString(output, StandardCharsets.US_ASCII).split("\n"));
    }

    /** Numbers as they came; the rest in the escapes of the writer that is tested, which Python has to read back. */
    private static String asItIsSpelt(JsonValue value) {
        return value instanceof JsonNumber number ? number.literal() : PythonJson.dumps(value);
    }
}
