package dev.loki.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the original's budgets fail open, as a user meets it: here, every one is closed. */
class BudgetDefectsOfTheOriginalTest {

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"projects\":{\"x\":{\"tota", "{\"totalTokens\":0}"})
    void defect15CorruptCostsFileResetsNothing(String corrupt) throws IOException {
        budget("shutdown");
        loki(0, "budget", "record", "--tokens-in", "900");
        Path costs = project.resolve(".loki/state/costs.json");
        Files.writeString(costs, corrupt);
        assertThat(loki(1, "policy", "check", "resource", "{}").out()).contains("costs.json", "loki budget repair");
        assertThat(loki(70, "budget", "reserve", "--tokens", "1").err()).contains("costs.json", "loki budget repair");
        assertThat(loki(70, "budget", "show").err()).contains("loki budget repair");
        assertThat(loki(0, "budget", "repair").out()).contains("costs.json", "repaired");
        assertThat(loki(0, "budget", "show").out()).contains("900 of 1,000 tokens");
        assertThat(Files.readString(costs)).contains("\"totalTokens\":900");
    }

    @Test
    void defect16TwoThatRecordAtOnceAreBothCounted() throws Exception {
        budget("shutdown");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch ready = new CountDownLatch(2);
            Callable<Integer> record = () -> {
                ready.countDown();
                ready.await();
                return Typed.in(project, "budget", "record", "--tokens-in", "60")
                        .exitCode();
            };
            assertThat(both.invokeAll(
                            IntStream.range(0, 2).mapToObj(i -> record).toList()))
                    .allSatisfy(exitCode -> assertThat(exitCode.get()).isZero());
        } finally {
            both.shutdownNow();
        }
        assertThat(loki(0, "budget", "show").out()).contains("120 of 1,000 tokens");
    }

    @Test
    void defect16NegativeTokensAreRefused() throws IOException {
        budget("shutdown");
        loki(0, "budget", "record", "--tokens-in", "500");
        assertThat(loki(64, "budget", "record", "--tokens-in=-400").err()).contains("--tokens-in");
        assertThat(loki(64, "budget", "record", "--usd=-4").err()).contains("--usd");
        assertThat(loki(0, "budget", "show").out()).contains("500 of 1,000 tokens");
    }

    @Test
    void defect17ApprovalIsAskedForBeforeTheSpending() throws IOException {
        budget("require_approval");
        loki(0, "budget", "record", "--tokens-in", "900");
        assertThat(loki(2, "budget", "reserve", "--tokens", "200").err()).contains("no room for 200 tokens");
        assertThat(loki(2, "policy", "check", "resource", "{\"estimated_tokens\":200}")
                        .out())
                .contains("REQUIRE_APPROVAL");
        assertThat(loki(0, "budget", "show").out()).contains("900 of 1,000 tokens");
        loki(0, "budget", "record", "--tokens-in", "100");
        assertThat(loki(2, "policy", "check", "resource", "{}").out()).contains("REQUIRE_APPROVAL");
    }

    private void budget(String onExceed) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(
                project.resolve(".loki/policies.yaml"),
                "resource: [{name: b, max_tokens: 1000, on_exceed: " + onExceed + "}]\n");
    }

    private Typed loki(int exitCode, String... arguments) {
        Typed typed = Typed.in(project, arguments);
        assertThat(typed.exitCode()).as("%s", typed).isEqualTo(exitCode);
        return typed;
    }
}
