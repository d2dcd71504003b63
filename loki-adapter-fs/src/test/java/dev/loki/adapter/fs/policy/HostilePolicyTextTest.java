package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: each is read or refused, nothing else. */
class HostilePolicyTextTest {

    private static final String YAML = """
            %YAML 1.1
            ---
            policies:
              data:
                - {name: "a\\u00e9", type: 'x', list: [1, -2.5e3, ~]}
                - name: |
                    text
                  ? k
                  : >-
                    v # c
            """;
    private static final String JSON =
            "{\"policies\": {\"data\": [{\"name\": \"a\\u00e9\", \"n\": [1, -2.5e3, null]}]}}";
    private static final String SPICE = "&*!|>%@`\"'\\[]{},:?-# \t\n0x<<~\u0000\u2028";

    @Test
    void mutationsAreReadOrRefused() {
        Random random = new Random(20260102);
        long refused = IntStream.range(0, 20_000)
                .filter(i -> i % 2 == 0
                        ? isRefused("p.yaml", mutate(YAML, random))
                        : isRefused("p.json", mutate(JSON, random)))
                .count();

        assertThat(refused).isBetween(1_000L, 19_999L);
    }

    /** Repetition is what brings quadratic time and deep recursion to light. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "- ", "? ", "a: ", "a: b\n", ",", "&a ", "!t ", "'", "\"", "\\", "#", "-", ":", "|\n", "%",
                "\n", "[a,"
            })
    void aMegabyteOfOneThingIsReadOrRefused(String piece) {
        byte[] text = piece.repeat(FilePolicySource.MAX_BYTES / piece.length()).getBytes(StandardCharsets.UTF_8);

        assertThat(isRefused("p.yaml", text) || isRefused("p.json", text)).isTrue();
    }

    private static boolean isRefused(String file, byte[] text) {
        try {
            PolicyDocument document =
                    file.endsWith("json") ? JsonPolicyFile.parse(file, text) : YamlPolicyFile.parse(file, text);
            PolicyCompiler.compile(document, LinearPatternCompiler.NONE);
            return false;
        } catch (PolicySyntaxException e) {
            assertThat(e.problem().line()).isPositive();
            return true;
        }
    }

    private static byte[] mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutated.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, spice);
                case 1 -> mutated.setCharAt(at, spice);
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString().getBytes(StandardCharsets.UTF_8);
    }
}
