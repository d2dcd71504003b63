package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever bytes are given as a context: a decision, or why they are no JSON with line and column. */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ContextFuzzTest {
    private static final long SEED = 20261126;
    private static final int BATCHES = Nightly.count(20, 2_000);
    private static final int INPUTS_PER_BATCH = 250;
    private static final Duration HANGS = Duration.ofSeconds(90);

    private final JacksonJsonReader reader = new JacksonJsonReader();
    private final AtomicInteger round = new AtomicInteger();
    private volatile byte[] text = new byte[0];

    @Test
    void everyByteStringIsJudgedOrRefusedWithItsPlace() throws PolicySyntaxException {
        PolicySet policies = policies();
        HostilePolicyTexts texts = new HostilePolicyTexts(new Random(SEED));
        for (int batch = 0; batch < BATCHES; batch++) {
            assertTimeoutPreemptively(HANGS, () -> judgeBatch(policies, texts), () -> "hangs on " + input());
        }
    }

    private void judgeBatch(PolicySet policies, HostilePolicyTexts texts) {
        for (int i = 0; i < INPUTS_PER_BATCH; i++) {
            text = texts.next();
            assertThatCode(() -> judge(policies)).as(this::input).doesNotThrowAnyException();
            round.incrementAndGet();
        }
    }

    private void judge(PolicySet policies) {
        try {
            if (reader.readStrict(text) instanceof JsonObject context) {
                for (EnforcementPoint point : EnforcementPoint.values()) {
                    policies.evaluate(point, context);
                }
            }
        } catch (JsonSyntaxException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static PolicySet policies() throws PolicySyntaxException {
        byte[] yaml = ValidPolicyTexts.YAML.getBytes(StandardCharsets.UTF_8);
        PolicyCompilation compilation =
                PolicyCompiler.compile(YamlPolicyFile.parse("p.yaml", yaml), LinearPatternCompiler.NONE);
        assertThat(compilation).isInstanceOf(PolicyCompilation.Compiled.class);
        return ((PolicyCompilation.Compiled) compilation).policies();
    }

    private String input() {
        String shown = new String(text, 0, Math.min(text.length, 2_000), StandardCharsets.ISO_8859_1);
        return "seed %d, round %d, %d bytes: %s".formatted(SEED, round.get(), text.length, shown);
    }
}
