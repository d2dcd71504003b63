package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code command must not run [rm]} says to commands: the table {@code blocked-commands.txt}. */
class CommandConditionTest {

    private final CommandCondition condition = new CommandCondition(Set.of("rm"));

    @TestFactory
    Stream<DynamicTest> commandsCountAsTheTableSays() throws IOException {
        return SelfProtectionCommandsTest.table("blocked-commands.txt")
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    Breach breach = condition.evaluate(object("command", row.substring(2)));
                    assertThat(breach == null ? "+" : "- " + breach.message()).startsWith(row.substring(0, 1));
                }));
    }
}
