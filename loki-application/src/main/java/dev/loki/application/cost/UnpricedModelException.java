package dev.loki.application.cost;

/** A model that has no price was to be called under a budget in dollars. The message says what to do. */
public final class UnpricedModelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnpricedModelException(String model) {
        super(message(model));
    }

    static String message(String model) {
        return "no price is known for the model '" + model + "', and a budget in dollars is set; give it a price in the"
                + " file that LOKI_PRICE_FILE names, or set LOKI_PRICE_UNKNOWN=highest to count it at the highest price";
    }
}
