package dev.loki.domain.cost;

/** A sum would be larger than a ledger can hold, so that nothing was added; the message names the amount. */
public final class CostOverflowException extends ArithmeticException {

    private static final long serialVersionUID = 1;

    CostOverflowException(String amount) {
        super(amount + " would add up to more than " + Consumption.MOST + ", which is the most that is counted;"
                + " nothing was added");
    }
}
