package dev.loki.domain.policy;

import java.util.Arrays;
import java.util.Optional;

/** How two numbers may be compared. */
public enum Comparison {
    AT_MOST("<="),
    LESS("<"),
    AT_LEAST(">="),
    MORE(">"),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    static Optional<Comparison> of(String sign) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.sign.equals(sign))
                .findFirst();
    }

    /** The sign in a rule. */
    public String sign() {
        return sign;
    }

    /** Whether two numbers compare like this. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case AT_MOST -> left <= right;
            case LESS -> left < right;
            case AT_LEAST -> left >= right;
            case MORE -> left > right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }
}
