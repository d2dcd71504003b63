package dev.loki.bootstrap.settings;

import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.policy.EnvironmentPolicies;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables of budgets; docs/configuration.md has the table.
 *
 * @param limit the project's limit in millionths of a US dollar; null where the variable is not set
 * @param priceFile the operator's own prices; null for those that come along
 * @param deniesUnknown whether a model that has no price may not be called under a budget in dollars
 * @param deniesUnmetered whether an agent that does not tell what it consumes may call no more tools under a budget
 * @param org that the project belongs to; null where no variable says
 */
public record BudgetSettings(
        @Nullable Long limit,
        @Nullable Path priceFile,
        boolean deniesUnknown,
        boolean deniesUnmetered,
        @Nullable String org) {

    /** The variable that names the operator's own prices. */
    public static final String PRICE_FILE = "LOKI_PRICE_FILE";

    /** The variable that names the organisation first. */
    public static final String ORG = "LOKI_ORG_ID";

    private static final String LIMIT = EnvironmentPolicies.BUDGET_LIMIT;
    private static final List<String> ORGS = List.of(ORG, "LOKI_TENANT_ID");

    /**
     * Reads the variables of this process, or of one above it.
     *
     * @param variables collect what is wrong; what is read may be obeyed only where nothing is
     */
    public static BudgetSettings read(Variables variables) {
        return new BudgetSettings(
                limit(variables),
                priceFile(variables),
                variables
                        .oneOf("LOKI_PRICE_UNKNOWN", List.of("deny", "highest"))
                        .equals("deny"),
                variables
                        .oneOf("LOKI_BUDGET_UNMETERED", List.of("deny", "warn"))
                        .equals("deny"),
                ORGS.stream()
                        .flatMap(name -> org(variables, name).stream())
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable Long limit(Variables variables) {
        try {
            String limit = variables.text(LIMIT).orElse(null);
            return limit == null ? null : Dollars.micros(limit);
        } catch (IllegalArgumentException e) {
            variables.problem(LIMIT, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Path priceFile(Variables variables) {
        try {
            Path file = variables.text(PRICE_FILE).map(Path::of).orElse(null);
            if (file != null && !file.isAbsolute()) {
                variables.problem(PRICE_FILE, "expected an absolute path");
                return null;
            }
            return file;
        } catch (InvalidPathException e) {
            variables.problem(PRICE_FILE, "expected a path: " + e.getReason());
            return null;
        }
    }

    private static Optional<String> org(Variables variables, String name) {
        Optional<String> org = variables.text(name);
        if (org.isPresent()
                && (org.get().length() > Spender.LONGEST || org.get().chars().anyMatch(Character::isISOControl))) {
            variables.problem(name, "expected at most " + Spender.LONGEST + " characters on one line");
            return Optional.empty();
        }
        return org;
    }
}
