package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for whatever policies a file may hold, and for whatever context they are asked about. */
class PolicyPropertiesTest {
    private static final int ROUNDS = Nightly.count(1_000, 100_000);
    private static final List<String> UNDECIDING = List.of("shadow", "off");

    private final long seed = 20261125;
    private final Random random = new Random(seed);
    private final RandomPolicies policies = new RandomPolicies(random);
    private final RandomContexts contexts = new RandomContexts(random);

    @ParameterizedTest
    @EnumSource
    void aFurtherPolicyNeverWeakensTheVerdict(EnforcementPoint point) {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            List<JsonObject> some = policies.some(point);
            JsonObject context = contexts.next();
            Decision before = evaluate(point, some, context);
            List<JsonObject> more = new ArrayList<>(some);
            more.add(random.nextInt(more.size() + 1), policies.one(point));

            Decision after = evaluate(point, more, context);

            assertThat(after.verdict())
                    .as(() -> failure(round, more, context))
                    .isGreaterThanOrEqualTo(before.verdict());
            assertThat(after.violations())
                    .as(() -> failure(round, more, context))
                    .containsAll(before.violations());
            assertThat(after.warnings()).as(() -> failure(round, more, context)).containsAll(before.warnings());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfPoliciesNeverChangesWhatIsFound(EnforcementPoint point) {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            List<JsonObject> some = policies.some(point);
            JsonObject context = contexts.next();
            Decision before = evaluate(point, some, context);
            List<JsonObject> shuffled = new ArrayList<>(some);
            Collections.shuffle(shuffled, random);

            Decision after = evaluate(point, shuffled, context);

            assertThat(after.verdict()).as(() -> failure(round, some, context)).isEqualTo(before.verdict());
            assertThat(after.violations())
                    .as(() -> failure(round, some, context))
                    .containsExactlyInAnyOrderElementsOf(before.violations());
            assertThat(after.warnings())
                    .as(() -> failure(round, some, context))
                    .containsExactlyInAnyOrderElementsOf(before.warnings());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyInShadowOrSwitchedOffNeverDecides(EnforcementPoint point) {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            List<JsonObject> some = policies.some(point);
            JsonObject context = contexts.next();
            Decision before = evaluate(point, some, context);
            String mode = UNDECIDING.get(random.nextInt(UNDECIDING.size()));
            List<JsonObject> more = new ArrayList<>(some);
            more.add(random.nextInt(more.size() + 1), policies.one(point).with("mode", new JsonString(mode)));

            Decision after = evaluate(point, more, context);

            assertThat(List.of(after.verdict(), after.reason(), after.violations(), after.warnings()))
                    .as(() -> failure(round, more, context))
                    .isEqualTo(List.of(before.verdict(), before.reason(), before.violations(), before.warnings()));
        }
    }

    /** The lattice itself: a set of policies asks for the most that one of them alone asks for. */
    @ParameterizedTest
    @EnumSource
    void theVerdictIsTheStrongestOfWhatEachPolicyAloneAsksFor(EnforcementPoint point) {
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            List<JsonObject> some = policies.some(point);
            JsonObject context = contexts.next();
            Stream<Verdict> alone = some.stream()
                    .map(policy -> evaluate(point, List.of(policy), context).verdict());

            assertThat(evaluate(point, some, context).verdict())
                    .as(() -> failure(round, some, context))
                    .isEqualTo(alone.reduce(Verdict.ALLOW, (a, b) -> a.compareTo(b) > 0 ? a : b));
        }
    }

    /** That the generators reach what the properties are about. */
    @Test
    void everyPointIsSeenToGiveEveryVerdictAndEveryReason() {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
            Set<ReasonCode> codes = EnumSet.noneOf(ReasonCode.class);
            for (int i = 0; i < 2_000; i++) {
                Decision decision = evaluate(point, List.of(policies.one(point)), contexts.next());
                verdicts.add(decision.verdict());
                codes.add(decision.code());
            }
            assertThat(verdicts).as(point.wireName()).containsExactly(Verdict.values());
            assertThat(codes).contains(ReasonCode.VIOLATED, ReasonCode.MISSING_INPUT, ReasonCode.INVALID_INPUT);
        }
    }

    private String failure(int round, List<JsonObject> some, JsonObject context) {
        return "seed %d, round %d: %s on %s".formatted(seed, round, some, context);
    }

    private static Decision evaluate(EnforcementPoint point, List<JsonObject> some, JsonObject context) {
        return Documents.compile(object(point.wireName(), list(some.toArray()))).evaluate(point, context);
    }
}
