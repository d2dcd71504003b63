package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an agent may do with a shell beside Loki's own files: tables, one of ordinary commands only. */
class SelfProtectionCommandsTest {

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);

    private final SelfProtection installed = new SelfProtection(
            "/srv/p/.loki",
            new Installation(
                    Set.of(
                            "/opt/loki/loki",
                            "/opt/loki/loki-hook",
                            "/opt/loki/lib",
                            "/opt/loki/loki-cli/target/app",
                            "/home/u/.cache/loki",
                            "/home/u/cc/settings.json",
                            "/home/u/cc/skills"),
                    Set.of("/tmp/loki-1000"),
                    Map.of(
                            "HOME",
                            "/home/u",
                            "CLAUDE_CONFIG_DIR",
                            "/home/u/cc",
                            "XDG_CACHE_HOME",
                            "/home/u/.cache",
                            "LOKI_LAUNCHER",
                            "/opt/loki/loki")),
            RealPaths.LEXICAL);

    @TestFactory
    Stream<DynamicTest> commandsAreJudgedAsTheTableSays() throws IOException {
        return tests(protection, "self-protection.txt", "ordinary-commands.txt");
    }

    @TestFactory
    Stream<DynamicTest> theInstallationIsKeptAndOrdinaryCommandsStayAllowed() throws IOException {
        return tests(installed, "own-installation.txt", "ordinary-commands.txt");
    }

    private static Stream<DynamicTest> tests(SelfProtection protection, String table, String another)
            throws IOException {
        return Stream.concat(table(table), table(another))
                .map(row -> DynamicTest.dynamicTest(row, () -> assertThat(judged(protection, row.substring(2)))
                        .startsWith(row.startsWith("+") ? "+" : "-")));
    }

    /** The verdict's sign, and the reason. */
    private static String judged(SelfProtection protection, String command) {
        Decision decision = protection.guard(object("command", command, "project_dir", "/srv/p"), Decision.NO_POLICY);
        return (decision.allowed() ? "+ " : "- ") + decision.reason();
    }

    /** The rows, each of a verdict, a blank and a command; a line that begins with an angle bracket belongs to the one above. */
    static Stream<String> table(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SelfProtectionCommandsTest.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\n> ?", "\u0000");
            return text.lines()
                    .filter(line -> line.startsWith("+ ") || line.startsWith("- "))
                    .map(line -> line.replace('\u0000', '\n'));
        }
    }
}
