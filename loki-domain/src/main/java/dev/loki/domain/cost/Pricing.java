package dev.loki.domain.cost;

import java.util.Optional;

/**
 * What is asked of a table of prices. Immutable.
 *
 * @param unknown what follows where a model has no price
 */
public record Pricing(PriceTable table, UnknownModel unknown) {

    /** What follows where a model has no price. */
    public enum UnknownModel {
        /** It may not be called. */
        DENY,
        /** It is taken to cost what no known model costs more than. */
        HIGHEST
    }

    /** Whether a call of this model may not be estimated. */
    public boolean denies(String model) {
        return unknown == UnknownModel.DENY
                && !model.isEmpty()
                && table.find(model).isEmpty();
    }

    /**
     * What a request costs, in millionths of a US dollar, rounded up; of a model that has no price, or that is not named, at
     * the highest prices there are.
     *
     * @throws CostOverflowException where that is more than can be counted
     */
    public long cost(String model, Consumption request) {
        Optional<ModelPrice> price = table.find(model);
        return price.isPresent() ? price.get().cost(request) : table.highest().cost(request);
    }

    /**
     * What so many tokens cost at most, whatever their kind.
     *
     * @throws CostOverflowException where that is more than can be counted
     */
    public long most(String model, long tokens) {
        TokenPrices prices = table.find(model).map(ModelPrice::highest).orElseGet(table::highest);
        return prices.dearest().cost(Consumption.ofTokens(tokens));
    }
}
