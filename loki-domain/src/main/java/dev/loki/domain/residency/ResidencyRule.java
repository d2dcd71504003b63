package dev.loki.domain.residency;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one file or variable says of providers and regions. Names are compared without case, and without the space around
 * them. Immutable.
 *
 * @param origin where it stands
 * @param providers who may be called; empty for all
 * @param regions where they may be called; empty for all, else an action has to say its region
 * @param airGapped whether only providers on this machine may be called
 */
public record ResidencyRule(Origin origin, List<String> providers, List<String> regions, boolean airGapped) {

    /** The member of a context that says who is called. */
    public static final String PROVIDER = "provider";

    /** The member of a context that says where. */
    public static final String REGION = "region";

    /** The providers that run on this machine. */
    public static final List<String> LOCAL = List.of("ollama", "local");

    /** What can be shown of what was named: nothing that could pose as something else. */
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}");

    public ResidencyRule {
        providers = providers.stream().map(ResidencyRule::folded).toList();
        regions = regions.stream().map(ResidencyRule::folded).toList();
    }

    /** The air gap, and nothing else. */
    public static ResidencyRule airGap(Origin origin) {
        return new ResidencyRule(origin, List.of(), List.of(), true);
    }

    /** Whether it forbids anything. */
    boolean restricts() {
        return airGapped || !providers.isEmpty() || !regions.isEmpty();
    }

    /** What speaks against the call that a context is of; empty where nothing does. */
    Optional<Violation> judge(JsonObject context) {
        Optional<Violation> provider = judgeProvider(context.get(PROVIDER));
        return provider.isPresent() || regions.isEmpty() ? provider : judgeRegion(context.get(REGION));
    }

    /** What it asks, in words. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (airGapped) {
            parts.add("the air gap is on: " + PROVIDER + " must be one of " + LOCAL);
        }
        if (!providers.isEmpty()) {
            parts.add(PROVIDER + " must be one of " + providers);
        }
        if (!regions.isEmpty()) {
            parts.add(REGION + " must be one of " + regions);
        }
        return String.join(", ", parts);
    }

    private Optional<Violation> judgeProvider(@Nullable JsonValue value) {
        if (isAbsent(value)) {
            return violation(
                    ReasonCode.MISSING_INPUT,
                    "no " + PROVIDER + " is named, and not every one may be called: say which");
        }
        if (!(value instanceof JsonString name)) {
            return violation(ReasonCode.INVALID_INPUT, PROVIDER + " must be the name of a provider");
        }
        String provider = folded(name.value());
        if (airGapped && !LOCAL.contains(provider)) {
            return violation(
                    ReasonCode.VIOLATED,
                    "the air gap is on: only " + String.join(" and ", LOCAL) + " may be called, not "
                            + shown(provider, "this provider"));
        }
        return providers.isEmpty() || providers.contains(provider)
                ? Optional.empty()
                : violation(
                        ReasonCode.VIOLATED,
                        shown(provider, "the provider") + " is not one of the allowed providers, "
                                + String.join(", ", providers));
    }

    private Optional<Violation> judgeRegion(@Nullable JsonValue value) {
        String allowed = String.join(", ", regions);
        if (isAbsent(value)) {
            return violation(
                    ReasonCode.MISSING_INPUT,
                    "no " + REGION + " is named, and only these are allowed: " + allowed + "; say which it is");
        }
        if (!(value instanceof JsonString name)) {
            return violation(ReasonCode.INVALID_INPUT, REGION + " must be the name of a region");
        }
        String region = folded(name.value());
        return regions.contains(region)
                ? Optional.empty()
                : violation(
                        ReasonCode.VIOLATED,
                        shown(region, "the region") + " is not one of the allowed regions, " + allowed);
    }

    private Optional<Violation> violation(ReasonCode code, String message) {
        return Optional.of(new Violation(Residency.NAME, PolicyAction.DENY, code, message + " (" + origin + ")"));
    }

    static boolean isAbsent(@Nullable JsonValue value) {
        return value == null
                || value == JsonNull.NULL
                || (value instanceof JsonString text && text.value().isBlank());
    }

    private static String shown(String name, String otherwise) {
        return SHOWN.matcher(name).matches() ? name : otherwise;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
