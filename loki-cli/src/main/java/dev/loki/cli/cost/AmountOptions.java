package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.UsageReport;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much, by whom. */
final class AmountOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--tokens-in",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Tokens read, without those from a cache.")
    private @Nullable Long in;

    @Option(names = "--tokens-out", paramLabel = "N", converter = WholeNumber.class, description = "Tokens written.")
    private @Nullable Long out;

    @Option(
            names = "--cache-read",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Tokens read from a cache.")
    private @Nullable Long cacheRead;

    @Option(
            names = "--cache-write",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Tokens put into a cache.")
    private @Nullable Long cacheWrite;

    @Option(
            names = "--reasoning",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "Tokens thought, where they are not counted in --tokens-out.")
    private @Nullable Long reasoning;

    @Option(
            names = "--usd",
            paramLabel = "X",
            description = "What it costs, such as 0.25. Without it, what the table of prices says.")
    private @Nullable String usd;

    @Option(names = "--model", paramLabel = "M", description = "The model, as its provider calls it.")
    private String model = "";

    @Option(names = "--agent", paramLabel = "A", description = "Who calls it.")
    private String agent = "";

    /** The tokens, as one request. */
    Consumption tokens(@Nullable Long further) {
        if (Stream.of(in, out, cacheRead, cacheWrite, reasoning, usd, further).allMatch(Objects::isNull)) {
            throw wrong("an amount is missing: --tokens-in, --tokens-out, --cache-read, --cache-write, --reasoning or"
                    + " --usd");
        }
        return new Consumption(
                count("--tokens-in", in),
                count("--tokens-out", out),
                count("--cache-read", cacheRead),
                count("--cache-write", cacheWrite),
                count("--reasoning", reasoning),
                1,
                0);
    }

    /** The price in millionths of a dollar; null where none is given. */
    @Nullable
    Long micros() {
        try {
            Long micros = usd == null ? null : Dollars.micros(usd.strip());
            if (micros != null && micros > Consumption.MOST_AT_ONCE) {
                throw wrong("--usd: expected at most " + Dollars.text(Consumption.MOST_AT_ONCE) + " at once, found "
                        + Dollars.text(micros));
            }
            return micros;
        } catch (IllegalArgumentException e) {
            throw wrong("--usd: " + e.getMessage());
        }
    }

    /** Whoever consumes so much, where both can be counted. */
    Spender spender(Budgets budgets, Consumption tokens, @Nullable Long micros, @Nullable String key) {
        try {
            Spender who = budgets.spender(agent.strip(), model.strip());
            return new UsageReport(who, tokens.costing(micros == null ? 0 : micros), 0, key).who();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    long count(String option, @Nullable Long number) {
        if (number != null && (number < 0 || number > Consumption.MOST_AT_ONCE)) {
            throw wrong(
                    option + ": expected a whole number from 0 to " + Consumption.MOST_AT_ONCE + ", found " + number);
        }
        return number == null ? 0 : number;
    }

    ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
