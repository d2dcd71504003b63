package dev.loki.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetCommandsTest {

    private static final String TOKENS =
            "resource: [{name: token-budget, max_tokens: 1000, alerts: [50, 80], on_exceed: shutdown}]";

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void whatIsReservedCountsUntilItIsRecordedOrReleased() throws IOException {
        policies(TOKENS);
        String id = loki(0, "budget", "reserve", "--tokens", "600").out().strip();
        assertThat(loki(4, "budget", "reserve", "--tokens", "500").err())
                .contains("token-budget", "no room for 500 tokens", "600 tokens reserved");
        loki(0, "budget", "record", "--reservation", id, "--tokens-in", "300", "--tokens-out", "100");
        assertThat(loki(0, "budget", "record", "--reservation", id, "--tokens-in", "300", "--tokens-out", "100")
                        .out())
                .contains("counted before");
        String other = loki(0, "budget", "reserve", "--tokens", "500").out().strip();
        assertThat(loki(0, "budget", "release", other).out()).contains("released");
        JsonNode budget = shown(0).get("budgets").get(0);
        assertThat(budget.get("tokens").asLong()).isEqualTo(400);
        assertThat(budget.get("reserved_tokens").asLong()).isZero();
        assertThat(budget.get("percentage").asInt()).isEqualTo(40);
    }

    @Test
    void reportThatReachesALimitIsCountedAndSaysSo() throws IOException {
        policies(TOKENS);
        assertThat(loki(0, "budget", "record", "--tokens-in", "800", "--key", "a")
                        .err())
                .contains("over 50 %", "over 80 %");
        assertThat(loki(0, "budget", "record", "--tokens-in", "800", "--key", "a")
                        .out())
                .contains("counted before");
        assertThat(loki(1, "budget", "record", "--tokens-in", "801", "--key", "a")
                        .err())
                .contains("the key \"a\"");
        assertThat(loki(4, "budget", "record", "--tokens-in", "200").err()).contains("used up");
        assertThat(shown(4).get("budgets").get(0).get("exhausted").asBoolean()).isTrue();
        Typed history = loki(0, "budget", "history");
        assertThat(history.out()).contains("alert  over 50 %", "shutdown  ", "800 tokens", "200 tokens");
        assertThat(history.out().lines().filter(line -> line.contains("over 80 %")))
                .hasSize(1);
        assertThat(loki(0, "audit", "list").out()).contains("budget_alert", "budget_shutdown");
        assertThat(loki(0, "event", "list").out()).contains("budget_alert", "budget_exceeded", "\"kill\"");
    }

    @Test
    void tableSaysHowFarEachBudgetIsUsedUp() throws IOException {
        policies("resource: [{name: daily, max_usd: 2, on_exceed: require_approval, window: rolling 24h, org_id: acme,"
                + " org_max_tokens: 10000000}]");
        loki(0, "budget", "record", "--tokens-in", "100000", "--model", "claude-haiku-4-5");
        String shown = loki(0, "budget", "show").out();
        assertThat(shown)
                .contains("org acme: 100,000 tokens, $0.10, 1 request so far")
                .contains("daily      [#...................]    5 %  $0.10 of $2.00")
                .contains("rolling 24h, at the limit require_approval; $")
                .contains("daily/org  [....................]    1 %  100,000 of 10,000,000 tokens")
                .contains("org acme, rolling 24h, at the limit pause");
    }

    @Test
    void moneyIsCountedByTheTableOfPrices() throws IOException {
        variables.put("LOKI_BUDGET_LIMIT", "1.00");
        loki(0, "budget", "record", "--tokens-in", "10000", "--tokens-out", "1000", "--model", "claude-sonnet-4-6");
        loki(0, "budget", "record", "--usd", "0.5");
        assertThat(shown(0).get("total").get("usd").doubleValue()).isEqualTo(0.545);
        assertThat(loki(4, "budget", "reserve", "--tokens-out", "40000", "--model", "claude-sonnet-4-6")
                        .err())
                .contains("LOKI_BUDGET_LIMIT", "$0.60", "$0.545 of $1.00");
        assertThat(loki(0, "budget", "reserve", "--tokens-in", "40000", "--model", "claude-sonnet-4-6")
                        .exitCode())
                .isZero();
    }

    @Test
    void tokensOfAnyKindCountAtTheHighestPrice() throws IOException {
        variables.put("LOKI_BUDGET_LIMIT", "1.00");
        assertThat(loki(4, "budget", "reserve", "--tokens", "70000", "--model", "claude-sonnet-4-6")
                        .err())
                .contains("$1.05");
    }

    @Test
    void modelWithoutAPriceIsNotReservedAndCountsAtTheHighest() throws IOException {
        variables.put("LOKI_BUDGET_LIMIT", "1.00");
        assertThat(loki(1, "budget", "reserve", "--tokens", "10", "--model", "house-model")
                        .err())
                .contains("no price is known for the model 'house-model'", "LOKI_PRICE_FILE");
        assertThat(check("{\"model\":\"house-model\"}", 1)).contains("no price is known");
        assertThat(loki(0, "budget", "record", "--tokens-out", "1000", "--model", "house-model")
                        .err())
                .contains("counted at the highest price");
        assertThat(shown(0).get("total").get("usd").doubleValue()).isEqualTo(0.18);
        variables.put("LOKI_PRICE_UNKNOWN", "highest");
        loki(0, "budget", "reserve", "--tokens", "10", "--model", "house-model");
    }

    @Test
    void operatorsPricesComeFirst() throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.yaml"), """
                version: house
                date: 2026-11-01
                source: our contract
                prices:
                  - {models: [house-*], source: contract, input: 1000000, output: 1, cache_read: 1, cache_write: 1}
                """);
        variables.put("LOKI_BUDGET_LIMIT", "1.00");
        variables.put("LOKI_PRICE_FILE", prices.toString());
        loki(0, "budget", "record", "--tokens-in", "1000", "--model", "house-model");
        JsonNode shown = shown(0);
        assertThat(shown.get("total").get("usd").doubleValue()).isEqualTo(0.001);
        assertThat(shown.get("prices").get("version").asText()).isEqualTo("house");
        Files.writeString(prices, "version: 1\n");
        assertThat(loki(3, "budget", "show").err()).contains("LOKI_PRICE_FILE: ", "prices.yaml:1: version");
        variables.put(
                "LOKI_PRICE_FILE",
                Files.writeString(project().resolve("own.yaml"), "").toString());
        assertThat(loki(3, "budget", "show").err()).contains("within the project");
    }

    static Stream<Arguments> wrongAmounts() {
        return Stream.of(
                Arguments.of(List.of("--tokens-in", "1.5"), "--tokens-in"),
                Arguments.of(List.of("--tokens-in=-1"), "--tokens-in: expected a whole number from 0"),
                Arguments.of(List.of("--tokens-out", "99999999999999999999"), "--tokens-out"),
                Arguments.of(List.of("--cache-read=1000000000001"), "--cache-read: expected a whole number"),
                Arguments.of(List.of("--reasoning", "many"), "--reasoning"),
                Arguments.of(List.of("--usd=-1"), "--usd: expected dollars"),
                Arguments.of(List.of("--usd", "0.0000001"), "--usd: expected dollars"),
                Arguments.of(List.of("--usd", "1e99"), "--usd: expected dollars"),
                Arguments.of(List.of("--usd", "2000000"), "--usd: expected at most"),
                Arguments.of(List.of("--tokens-in=1000000000000", "--tokens-out=1"), "tokens must be 0 to"),
                Arguments.of(List.of("--tokens-in=1", "--model", "m".repeat(201)), "the model must be at most"),
                Arguments.of(List.of(), "an amount is missing"));
    }

    @ParameterizedTest
    @MethodSource("wrongAmounts")
    void amountThatIsNoneIsWrongUsage(List<String> options, String message) {
        for (String command : List.of("record", "reserve")) {
            String[] line = Stream.concat(Stream.of("budget", command), options.stream())
                    .toArray(String[]::new);
            assertThat(loki(64, line).err()).contains(message);
        }
        assertThat(project().resolve(".loki/state/costs.journal")).doesNotExist();
    }

    @Test
    void wrongVariablesAreNamed() {
        variables.put("LOKI_BUDGET_LIMIT", "-5");
        variables.put("LOKI_PRICE_UNKNOWN", "maybe");
        variables.put("LOKI_PRICE_FILE", "prices.json");
        assertThat(loki(3, "budget", "show").err())
                .contains("LOKI_BUDGET_LIMIT: expected dollars")
                .contains("LOKI_PRICE_UNKNOWN: expected one of deny, highest")
                .contains("LOKI_PRICE_FILE: expected an absolute path");
    }

    @Test
    void orgIsTheOneThatIsNamedElseWhoOwnsTheRepository() throws IOException {
        assertThat(shown(0).get("org").asText()).isEqualTo("default");
        Path git = Files.createDirectories(project().resolve(".git"));
        Files.writeString(git.resolve("config"), "[remote \"origin\"]\n\turl = git@example.com:acme/shop.git\n");
        assertThat(shown(0).get("org").asText()).isEqualTo("acme");
        variables.put("LOKI_TENANT_ID", "tenant");
        assertThat(shown(0).get("org").asText()).isEqualTo("tenant");
        variables.put("LOKI_ORG_ID", "org");
        assertThat(shown(0).get("org").asText()).isEqualTo("org");
        policies("resource: [{name: b, max_usd: 5, org_id: globex}]");
        assertThat(shown(0).get("org").asText()).isEqualTo("globex");
    }

    @Test
    void contextWithoutATotalIsGivenTheLedgers() throws IOException {
        policies("resource: [{name: b, max_tokens: 1000, on_exceed: require_approval}]");
        assertThat(check("{}", 0)).contains("ALLOW");
        loki(0, "budget", "record", "--tokens-in", "1000");
        assertThat(check("{}", 2)).contains("b: 1000 tokens consumed, the limit is 1000");
        assertThat(check("{\"tokens_consumed\":1}", 2)).contains("the budget b of project", "used up");
    }

    @Test
    void callThatWouldGoBeyondIsDeniedBefore() throws IOException {
        policies(TOKENS);
        loki(0, "budget", "record", "--tokens-in", "900");
        assertThat(check("{\"estimated_tokens\":100}", 0)).contains("ALLOW");
        assertThat(check("{\"estimated_tokens\":101}", 1)).contains("no room for 101 tokens");
        assertThat(check("{\"estimated_tokens\":-1}", 1)).contains("estimated_tokens must be a whole number");
        assertThat(check("{\"estimated_tokens\":1.5}", 1)).contains("invalid_input");
        assertThat(loki(1, "policy", "explain", "resource", "{\"estimated_tokens\":101}")
                        .out())
                .contains("what is consumed must stay within the budget", "no room for 101 tokens");
    }

    @Test
    void warningNeverBlocks() throws IOException {
        policies("resource: [{name: b, max_tokens: 10, on_exceed: warn}]");
        assertThat(loki(0, "budget", "record", "--tokens-in", "100").err()).contains("is used up");
        assertThat(check("{}", 0)).contains("\"decision\":\"ALLOW\"", "is used up");
        loki(0, "budget", "reserve", "--tokens", "100");
        loki(0, "run", "--quiet", "true");
    }

    @Test
    void usedUpBudgetAllowsNothingElseEither() throws IOException {
        policies(TOKENS);
        loki(4, "budget", "record", "--tokens-in", "1000");
        assertThat(loki(1, "policy", "check", "pre_execution", "{}").out()).contains("token-budget");
        assertThat(loki(1, "policy", "check", "pre_deployment", "{}").out()).contains("token-budget");
        assertThat(loki(0, "policy", "check", "data", "{}").out()).contains("ALLOW");
        Typed run = loki(4, "run", "--", "sh", "-c", "echo > started");
        assertThat(run.err()).contains("budget exceeded", "token-budget", "is used up");
        assertThat(project().resolve("started")).doesNotExist();
    }

    @Test
    void budgetsOfAFileThatNobodyUnderstandsAreNotTakenForNone() throws IOException {
        for (String broken :
                List.of("resource: [{name: b, max_tokens: 10", "resource: [{name: b, max_tokens: many}]")) {
            policies(broken);
            assertThat(loki(3, "budget", "reserve", "--tokens", "600").err())
                    .contains("policies.yaml:", "nobody knows which budgets there are");
            assertThat(loki(3, "budget", "show").err()).contains("policies.yaml:");
            assertThat(loki(0, "budget", "record", "--tokens-in", "600").err())
                    .contains("policies.yaml:", "nobody knows which budgets there are");
        }
        policies(TOKENS);
        assertThat(loki(4, "budget", "show").out()).contains("1,200 of 1,000 tokens");
    }

    @Test
    void approvalThatWasGrantedIsUsedUpByTheReservationThatClaimsIt() throws IOException {
        policies("resource: [{name: b, max_tokens: 1000, on_exceed: require_approval}]");
        loki(2, "budget", "reserve", "--tokens", "2000");
        assertThat(loki(0, "approve", "list").out()).doesNotContain("pending");
        String asked =
                loki(2, "budget", "reserve", "--tokens", "2000", "--claim").err();
        assertThat(asked).contains("loki approve grant ");
        String id = asked.replaceAll("(?s).*loki approve grant ([^\\s]+).*", "$1");
        loki(0, "approve", "grant", id);
        loki(2, "budget", "reserve", "--tokens", "2001", "--claim");
        loki(2, "budget", "reserve", "--tokens", "2000");
        String reserved = loki(0, "budget", "reserve", "--tokens", "2000", "--claim")
                .out()
                .strip();
        loki(0, "budget", "release", reserved);
        loki(2, "budget", "reserve", "--tokens", "2000", "--claim");
        assertThat(loki(64, "budget", "reserve", "--usd", "1", "--claim").err()).contains("--claim", "--usd");
    }

    @Test
    void oddSpellingsAreRefusedAndOddFiguresReadable() throws IOException {
        policies("resource: [{name: b, max_tokens: 1, max_usd: 1, on_exceed: warn, window: calendar day}]");
        assertThat(loki(64, "budget", "record", "--tokens-in", "\u0661\u0662").err())
                .contains("--tokens-in");
        assertThat(loki(64, "budget", "record", "--usd", "1e9").err()).contains("--usd", "$1000000.00");
        assertThat(check("{\"model\":[\"x\"]}", 1)).contains("model must be a text");
        loki(0, "budget", "record", "--tokens-in", "999999999999", "--usd", "0");
        variables.put("LANG", "en_US.UTF-8");
        assertThat(loki(0, "budget", "show").out()).contains("[####################]  >9999 %", "calendar day UTC");
    }

    @Test
    void agentMayCountButNotRepair() throws IOException {
        policies(TOKENS);
        variables.put("LOKI_SESSION_ID", "session-1");
        loki(0, "budget", "record", "--tokens-in", "1");
        assertThat(loki(3, "budget", "repair").err()).contains("LOKI_SESSION_ID", "operator");
        variables.clear();
        assertThat(loki(0, "budget", "repair").out()).contains("nothing was wrong");
    }

    @Test
    void movedProjectGoesOnWithWhatItConsumed() throws IOException {
        policies(TOKENS);
        loki(0, "budget", "record", "--tokens-in", "700");
        Files.move(project(), folder.resolve("moved"));
        Typed shown = Typed.in(folder.resolve("moved"), "budget", "show");
        assertThat(shown.out()).contains("700 of 1,000 tokens");
    }

    private String check(String context, int exitCode) {
        return loki(exitCode, "policy", "check", "resource", context).out();
    }

    private JsonNode shown(int exitCode) throws IOException {
        return new ObjectMapper()
                .readTree(loki(exitCode, "budget", "show", "--json").out());
    }

    private Typed loki(int exitCode, String... arguments) {
        Typed typed = Typed.in(project(), variables, new byte[0], arguments);
        assertThat(typed.exitCode()).as("%s", typed).isEqualTo(exitCode);
        return typed;
    }

    private Path project() {
        try {
            return Files.createDirectories(folder.resolve("shop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void policies(String yaml) throws IOException {
        Files.createDirectories(project().resolve(".loki"));
        Files.writeString(project().resolve(".loki/policies.yaml"), yaml + "\n");
    }
}
