package dev.loki.application.cost;

/** The policy file cannot be understood, so that nobody knows what is limited. The message says where it is wrong. */
public final class UnknownBudgetsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownBudgetsException(String fault) {
        super(
                "the policies cannot be understood, so nobody knows which budgets there are, and nothing may be reserved: "
                        + fault + "; `loki policy lint` tells all that is wrong");
    }
}
