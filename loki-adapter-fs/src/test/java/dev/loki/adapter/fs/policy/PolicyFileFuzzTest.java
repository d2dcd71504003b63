package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyFileName;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes stand in a policy file's place: a plan, or what is wrong with file and line. Nothing else, and soon. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class PolicyFileFuzzTest {
    private static final long SEED = 20261125;
    private static final int BATCHES = Nightly.count(20, 2_000);
    private static final int INPUTS_PER_BATCH = 250;

    /** Thousands of times what a batch takes: only a hang takes longer. */
    private static final Duration HANGS = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final AtomicInteger round = new AtomicInteger();
    private volatile byte[] text = new byte[0];
    private int plans;

    @ParameterizedTest
    @ValueSource(strings = {PolicyFileName.JSON, PolicyFileName.YAML})
    void everyByteStringYieldsAPlanOrAnErrorWithItsPlace(String file) {
        HostilePolicyTexts texts = new HostilePolicyTexts(new Random(SEED));
        for (int batch = 0; batch < BATCHES; batch++) {
            assertTimeoutPreemptively(HANGS, () -> judgeBatch(file, texts), () -> "hangs on " + input());
        }
        assertThat(plans).as("inputs that are understood").isBetween(BATCHES, BATCHES * INPUTS_PER_BATCH / 2);
    }

    @Test
    void whatIsDamagedWasWholeBefore() throws IOException {
        for (String valid : ValidPolicyTexts.ALL) {
            String file = valid.equals(ValidPolicyTexts.JSON) ? PolicyFileName.JSON : PolicyFileName.YAML;
            text = valid.getBytes(StandardCharsets.UTF_8);
            plans = 0;
            judge(file);
            assertThat(plans).as(valid).isOne();
            Files.delete(folder.resolve(file));
        }
    }

    private void judgeBatch(String file, HostilePolicyTexts texts) {
        for (int i = 0; i < INPUTS_PER_BATCH; i++) {
            text = texts.next();
            assertThatCode(() -> judge(file)).as(this::input).doesNotThrowAnyException();
            round.incrementAndGet();
        }
    }

    private void judge(String file) throws IOException {
        Files.write(folder.resolve(file), text);
        PolicyLoad load = new FilePolicySource(folder).load();
        if (load instanceof PolicyLoad.Unreadable unreadable) {
            requirePlaces(file, List.of(unreadable.problem()));
            return;
        }
        assertThat(load).isInstanceOf(PolicyLoad.Found.class);
        PolicyCompilation compilation =
                PolicyCompiler.compile(((PolicyLoad.Found) load).document(), LinearPatternCompiler.NONE);
        if (compilation instanceof PolicyCompilation.Rejected rejected) {
            requirePlaces(file, rejected.problems());
        } else {
            plans++;
        }
    }

    private void requirePlaces(String file, List<PolicyProblem> problems) {
        int lastLine = lastLine();
        assertThat(problems).isNotEmpty();
        for (PolicyProblem problem : problems) {
            boolean placed = problem.file().equals(file)
                    && problem.line() >= 1
                    && problem.line() <= lastLine
                    && (problem.field().isEmpty() || problem.field().startsWith("/"))
                    && !problem.message().isBlank();
            if (!placed) {
                fail("a problem without its place: " + problem);
            }
        }
    }

    /** The number of lines, where each of the breaks that YAML 1.1 knows may end one. */
    private int lastLine() {
        return (int) new String(text, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> "\n\r\u0085\u2028\u2029".indexOf(c) >= 0)
                        .count()
                + 1;
    }

    /** The input in ISO 8859-1, so that a failure can be made again from its message. */
    private String input() {
        String shown = new String(text, 0, Math.min(text.length, 2_000), StandardCharsets.ISO_8859_1);
        return "seed %d, round %d, %d bytes: %s".formatted(SEED, round.get(), text.length, shown);
    }
}
