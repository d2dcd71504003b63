package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.Outcome;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.ReserveAnswer;
import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.ReserveAnswer.Refused;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.time.IsoTimestamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki budget reserve}: asks before a call. */
@Command(
        name = "reserve",
        description = {
            "Keeps a part of the budgets for a call, and prints the reservation's id; or refuses, and then the call must"
                    + " not be made.",
            "Afterwards: loki budget record --reservation ID with what it consumed, or loki budget release ID."
        },
        footer = {
            "",
            "Exit codes: 0 reserved, 1 the model has no price, 2 somebody must approve, 3 the policy file is not understood, 4 a"
                    + " budget has no room, 70 what was consumed cannot be read.",
            "",
            "Example: loki budget reserve --tokens-in 8000 --tokens-out 2000 --model claude-sonnet-4-6"
        })
final class BudgetReserveCommand extends BudgetCommand {

    private static final int MOST_MINUTES = 1_440;

    @Mixin
    private AmountOptions amount = new AmountOptions();

    @Option(
            names = "--tokens",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Tokens of which the kind is not known; they count at the model's highest price.")
    private @Nullable Long tokens;

    @Option(
            names = "--lease",
            paramLabel = "MINUTES",
            description = "How long it is kept without a record, 1 to 1440. Default: 10")
    private long lease = 10;

    @Option(
            names = "--claim",
            description = "Where somebody must approve: uses up an approval that was granted, or asks for one, as loki"
                    + " policy check resource --claim does with the model and estimated_tokens.")
    private boolean claim;

    private Function<JsonObject, Decision> claims = action -> Decision.NO_POLICY;

    BudgetReserveCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        claims = action -> claimed(loki, action);
        return super.run(loki, project);
    }

    @Override
    int run(Budgets budgets) {
        if (lease < 1 || lease > MOST_MINUTES) {
            throw amount.wrong("--lease: expected 1 to " + MOST_MINUTES + " minutes, found " + lease);
        }
        Consumption known = amount.tokens(tokens);
        Consumption estimate = known.plus(Consumption.ofTokens(amount.count("--tokens", tokens)));
        Long micros = amount.micros();
        Spender who = amount.spender(budgets, estimate, micros, null);
        if (claim && micros != null) {
            throw amount.wrong("--claim asks by the model and its tokens: leave --usd out");
        }
        Long price = micros == null ? most(budgets, who, known) : micros;
        ReserveAnswer answer = reserve(budgets, who, estimate, price, false);
        if (claim && answer instanceof Refused refused && refused.action() == LimitAction.REQUIRE_APPROVAL) {
            Decision decision = claims.apply(action(who, estimate));
            decision.warnings().forEach(invocation()::warn);
            answer = decision.code() == ReasonCode.APPROVED ? reserve(budgets, who, estimate, price, true) : answer;
        }
        return answer instanceof Granted granted ? granted(granted) : refused((Refused) answer);
    }

    private ReserveAnswer reserve(
            Budgets budgets, Spender who, Consumption estimate, @Nullable Long price, boolean approved) {
        Outcome<ReserveAnswer> outcome = budgets.reserve(who, estimate, price, Duration.ofMinutes(lease), approved);
        outcome.warnings().forEach(invocation()::warn);
        return outcome.answer();
    }

    private static JsonObject action(Spender who, Consumption estimate) {
        JsonObject.Builder action = JsonObject.builder();
        if (!who.model().isEmpty()) {
            action.put("model", who.model());
        }
        return action.put("estimated_tokens", estimate.tokens()).build();
    }

    private static Decision claimed(LokiEnterprise loki, JsonObject action) {
        return loki.policies()
                .check(
                        EnforcementPoint.RESOURCE.wireName(),
                        action.toString().getBytes(StandardCharsets.UTF_8),
                        loki.approvals()::claim);
    }

    /** Null leaves it to the prices; tokens of any kind cost what the dearest kind does. */
    private @Nullable Long most(Budgets budgets, Spender who, Consumption known) {
        return tokens == null ? null : budgets.estimate(who.model(), known, tokens);
    }

    private int granted(Granted granted) {
        granted.warnings().forEach(breach -> invocation().warn(breach.message()));
        print(
                granted.reservation().id(),
                JsonObject.builder()
                        .put("reserved", true)
                        .put("reservation", granted.reservation().id())
                        .put("tokens", granted.reservation().estimate().tokens())
                        .put(
                                "usd",
                                BudgetJson.usd(granted.reservation().estimate().micros()))
                        .put(
                                "expires",
                                IsoTimestamp.format(granted.reservation().expires()))
                        .put("warnings", BudgetJson.breaches(granted.warnings()))
                        .build());
        return ExitCode.OK;
    }

    private int refused(Refused refused) {
        if (isJson()) {
            invocation()
                    .out()
                    .println(JsonObject.builder()
                            .put("reserved", false)
                            .put("on_exceed", refused.action().wireName())
                            .put("reason", refused.reason())
                            .put("breaches", BudgetJson.breaches(refused.breaches()))
                            .build());
        }
        invocation().fail(refused.reason());
        return refused.action() == LimitAction.REQUIRE_APPROVAL ? ExitCode.APPROVAL_REQUIRED : ExitCode.BUDGET;
    }
}
