package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource policy: a limit on tokens, a list of providers, or both.
 *
 * @param providers who may be called; empty where the policy does not say
 * @param limit how much may be consumed; null where the policy does not say
 */
record ResourcePolicy(
        String name, List<String> providers, @Nullable TokenLimit limit) implements Policy {

    private static final String PROVIDER = "provider";
    private static final String TOKENS = "tokens_consumed";

    @Override
    public void evaluate(JsonObject context, DecisionBuilder decision) {
        if (!providers.isEmpty()) {
            checkProvider(context.get(PROVIDER), decision);
        }
        if (limit != null) {
            checkTokens(context.get(TOKENS), limit, decision);
        }
    }

    /** A provider outside the list is refused whatever the policy does at its limit. */
    private void checkProvider(@Nullable JsonValue provider, DecisionBuilder decision) {
        if (provider == null) {
            decision.missing(name, PROVIDER);
        } else if (!(provider instanceof JsonString string)) {
            decision.invalid(name, PROVIDER, "the name of a provider");
        } else if (!providers.contains(string.value())) {
            decision.violated(name, PolicyAction.DENY, "the provider is not one of " + String.join(", ", providers));
        }
    }

    private void checkTokens(@Nullable JsonValue tokens, TokenLimit tokenLimit, DecisionBuilder decision) {
        if (tokens == null) {
            decision.missing(name, TOKENS);
        } else if (!(tokens instanceof JsonNumber number) || !number.isSafeInteger() || number.doubleValue() < 0) {
            decision.invalid(name, TOKENS, "a whole number that is not negative");
        } else {
            tokenLimit.evaluate(number.longValueExact(), name, decision);
        }
    }
}
