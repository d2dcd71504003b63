package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of providers, budgets, or both. A provider outside the list is refused whatever the policy does at its limit.
 * The condition itself asks the context alone: who keeps count of what is consumed holds it against the budgets.
 *
 * @param providers who may be called; empty where the policy does not say
 * @param limit how many tokens a context may say were consumed; null where the policy does not limit them, or in a window
 * @param budgets what the policy declares
 */
public record ResourceCondition(
        List<String> providers, @Nullable TokenLimit limit, List<DeclaredBudget> budgets) implements Condition {

    public ResourceCondition {
        providers = List.copyOf(providers);
        budgets = List.copyOf(budgets);
    }

    private static final String PROVIDER = "provider";
    private static final String TOKENS = "tokens_consumed";

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        Breach breach = providers.isEmpty() ? null : provider(context.get(PROVIDER));
        return breach == null && limit != null ? tokens(context.get(TOKENS), limit) : breach;
    }

    @Override
    public String describe() {
        String calls = providers.isEmpty() ? "" : PROVIDER + " must be one of " + providers;
        String tokens = limit == null ? "" : TOKENS + " must be below " + limit.maxTokens();
        Stream<String> counted = budgets.stream()
                .filter(budget -> limit == null || !budget.isOnly(limit))
                .map(DeclaredBudget::describe);
        return Stream.concat(Stream.of(calls, tokens).filter(words -> !words.isEmpty()), counted)
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> fields() {
        return List.of(PROVIDER, TOKENS);
    }

    private @Nullable Breach provider(@Nullable JsonValue provider) {
        if (provider == null) {
            return Breach.missing(PROVIDER);
        }
        if (!(provider instanceof JsonString string)) {
            return Breach.invalid(PROVIDER, "the name of a provider");
        }
        return providers.contains(string.value())
                ? null
                : Breach.violated("the provider is not one of " + String.join(", ", providers), PolicyAction.DENY);
    }

    private static @Nullable Breach tokens(@Nullable JsonValue tokens, TokenLimit limit) {
        if (tokens == null) {
            return Breach.missing(TOKENS);
        }
        if (!(tokens instanceof JsonNumber number) || !number.isSafeInteger() || number.doubleValue() < 0) {
            return Breach.invalid(TOKENS, "a whole number that is not negative");
        }
        return limit.evaluate(number.longValueExact());
    }
}
