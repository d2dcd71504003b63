package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an agent may do with a shell beside Loki's own files: the table {@code self-protection.txt}. */
class SelfProtectionCommandsTest {

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);

    @TestFactory
    Stream<DynamicTest> commandsAreJudgedAsTheTableSays() throws IOException {
        return table("self-protection.txt")
                .map(line -> DynamicTest.dynamicTest(line, () -> assertThat(protection
                                .guard(
                                        object("command", line.substring(2), "project_dir", "/srv/p"),
                                        Decision.NO_POLICY)
                                .allowed())
                        .isEqualTo(line.startsWith("+"))));
    }

    /** The lines that begin with a verdict and a blank. */
    static Stream<String> table(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SelfProtectionCommandsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("+ ") || line.startsWith("- "));
        }
    }
}
