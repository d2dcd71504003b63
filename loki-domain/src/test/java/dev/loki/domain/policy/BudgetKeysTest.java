package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Window;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetKeysTest {

    @Test
    void policyDeclaresTheBudgetOfItsProjectAndOfTheOrg() {
        JsonObject policy = object("name", "b", "max_tokens", 100, "max_usd", JsonNumber.parse("12.50"))
                .with("alerts", list(95, 60))
                .with("on_exceed", new JsonString("require_approval"))
                .with("window", new JsonString("day"))
                .with("org_id", new JsonString("acme"))
                .with("org_max_tokens", JsonNumber.of(5_000))
                .with("org_on_exceed", new JsonString("shutdown"));
        assertThat(budgets(policy))
                .containsExactly(
                        new DeclaredBudget(
                                "b",
                                BudgetScope.PROJECT,
                                "acme",
                                100L,
                                12_500_000L,
                                List.of(60, 95),
                                LimitAction.REQUIRE_APPROVAL,
                                new Window.Calendar(Window.Unit.DAY, ZoneOffset.UTC)),
                        new DeclaredBudget(
                                "b/org",
                                BudgetScope.ORG,
                                "acme",
                                5_000L,
                                null,
                                List.of(50, 80, 100),
                                LimitAction.SHUTDOWN,
                                new Window.Calendar(Window.Unit.DAY, ZoneOffset.UTC)));
    }

    @Test
    void whatIsNotSaidIsTheStrictest() {
        DeclaredBudget money = budgets(object("name", "b", "max_usd", 5)).get(0);
        assertThat(money.onLimit()).isEqualTo(LimitAction.SHUTDOWN);
        assertThat(money.alerts()).containsExactly(50, 80, 100);
        assertThat(money.window()).isEqualTo(new Window.None());
        assertThat(budgets(object("name", "b", "org_max_tokens", 5)).get(0).onLimit())
                .isEqualTo(LimitAction.PAUSE);
    }

    @Test
    void policyThatOnlyDeniesEndsNoRun() {
        assertThat(budgets(object("name", "b", "max_tokens", 5, "action", "deny"))
                        .get(0)
                        .onLimit())
                .isEqualTo(LimitAction.PAUSE);
    }

    @Test
    void policyInShadowModeHoldsNothingUpAndOneThatIsOffCountsNothing() {
        JsonObject policy = object("name", "b", "max_usd", 5);
        assertThat(budgets(policy.with("mode", new JsonString("shadow"))))
                .singleElement()
                .satisfies(budget -> assertThat(budget.onLimit()).isEqualTo(LimitAction.WARN));
        assertThat(budgets(policy.with("mode", new JsonString("off")))).isEmpty();
    }

    @Test
    void limitInAWindowDoesNotAskTheContextForATotal() {
        JsonObject policy = object("name", "b", "max_tokens", 5, "on_exceed", "shutdown");
        PolicySet total = compiled(policy);
        PolicySet daily = compiled(policy.with("window", new JsonString("day")));
        assertThat(total.evaluate(EnforcementPoint.RESOURCE, object("tokens_consumed", 9))
                        .allowed())
                .isFalse();
        assertThat(daily.evaluate(EnforcementPoint.RESOURCE, object("tokens_consumed", 9))
                        .allowed())
                .isTrue();
        assertThat(daily.evaluate(EnforcementPoint.RESOURCE, object()).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "none, none",
        "rolling 90m, rolling 90m",
        "rolling 24h, rolling 24h",
        "rolling 7d, rolling 168h",
        "rolling 2w, rolling 336h",
        "day, calendar day Z",
        "calendar week, calendar week Z",
        "'  calendar   month  Europe/Berlin ', calendar month Europe/Berlin",
        "day America/New_York, calendar day America/New_York"
    })
    void windowsAreSpeltInWords(String text, String read) {
        assertThat(window(new JsonString(text)).text()).isEqualTo(read);
    }

    @Test
    void windowsAreSpeltAsObjects() {
        assertThat(window(object("rolling", "24h"))).isEqualTo(new Window.Rolling(Duration.ofHours(24)));
        assertThat(window(object("calendar", "week", "zone", "Europe/Berlin")))
                .isEqualTo(new Window.Calendar(Window.Unit.WEEK, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hour",
                "rolling",
                "rolling 0m",
                "rolling 30s",
                "rolling -1h",
                "rolling 1.5h",
                "rolling 99999999h",
                "rolling 32d",
                "day Mars/Olympus",
                "calendar",
                "calendar none",
                "none UTC",
                "day UTC now",
                "DAY"
            })
    void windowThatIsNoneIsAProblem(String text) {
        assertThat(problems(object("name", "b", "max_usd", 5).with("window", new JsonString(text))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("/resource/0/window"));
    }

    @Test
    void problemOfAnObjectNamesItsMember() {
        assertThat(field(object("calendar", "day", "zone", "Mars"))).isEqualTo("/resource/0/window/zone");
        assertThat(field(object("rolling", 24))).isEqualTo("/resource/0/window/rolling");
        assertThat(field(object("days", 1))).isEqualTo("/resource/0/window/days");
        assertThat(field(object("rolling", "24h", "zone", "UTC"))).isEqualTo("/resource/0/window/zone");
        assertThat(field(object("rolling", "24h", "calendar", "day"))).isEqualTo("/resource/0/window/rolling");
        assertThat(field(object())).isEqualTo("/resource/0/window/rolling");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "1000000000.01", "1e300", "1e-99"})
    void amountOfMoneyThatCannotBeCountedIsAProblem(String number) {
        assertThat(problems(object("name", "b", "max_usd", JsonNumber.parse(number))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("/resource/0/max_usd: expected dollars"));
    }

    @Test
    void keysThatSayNothingAreProblems() {
        JsonObject calls = object("name", "b", "providers", list("p"));
        for (String key : List.of("org_alerts", "org_on_exceed", "org_id", "window", "alerts", "on_exceed")) {
            JsonValue value = key.endsWith("alerts") ? list(50) : new JsonString(valueOf(key));
            assertThat(problems(calls.with(key, value))).as(key).singleElement().satisfies(problem -> assertThat(
                            problem.toString())
                    .contains("/" + key + ": says nothing without"));
        }
    }

    @Test
    void projectBelongsToOneOrg() {
        JsonObject policy = object("name", "b", "max_usd", 5, "org_id", "acme");
        JsonObject other = object("name", "c", "max_usd", 5, "org_id", "globex");
        assertThat(compiled(policy).org()).contains("acme");
        assertThat(Documents.problems(object("resource", list(policy, other)), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("/resource/1/org_id", "names acme"));
    }

    private static String valueOf(String key) {
        return key.endsWith("on_exceed") ? "shutdown" : key.equals("window") ? "day" : "acme";
    }

    private static String field(JsonObject window) {
        return problems(object("name", "b", "max_usd", 5, "window", window))
                .get(0)
                .field();
    }

    private static Window window(JsonValue window) {
        return budgets(object("name", "b", "max_usd", 5).with("window", window))
                .get(0)
                .window();
    }

    private static List<DeclaredBudget> budgets(JsonObject policy) {
        return compiled(policy).budgets();
    }

    private static PolicySet compiled(JsonObject policy) {
        return Documents.compile(object("resource", list(policy)));
    }

    private static List<PolicyProblem> problems(JsonObject policy) {
        return Documents.problems(object("resource", list(policy)), Map.of());
    }
}
