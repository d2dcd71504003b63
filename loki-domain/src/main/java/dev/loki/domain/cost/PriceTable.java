package dev.loki.domain.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What models cost. A model is looked for by its name as it is, in any case, then without what does not change its
 * price: a folder before it ({@code models/}), a mark in brackets ({@code [1m]}), and its date or {@code -latest}. Of the
 * patterns that match, the longest counts. Immutable and thread-safe.
 */
public final class PriceTable {

    /** The longest name that is looked for. */
    public static final int LONGEST_NAME = 200;

    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*]$");
    private static final Pattern DATE = Pattern.compile("(?:[-@](?:20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)|[-@]latest)$");

    private final String version;
    private final String date;
    private final List<ModelPrice> prices;
    private final @Nullable PriceTable others;

    /**
     * @param version what the table is called
     * @param date when its prices were read where they are published, such as {@code 2026-11-26}
     */
    public PriceTable(String version, String date, List<ModelPrice> prices) {
        this(version, date, prices, null);
    }

    private PriceTable(String version, String date, List<ModelPrice> prices, @Nullable PriceTable others) {
        this.version = version;
        this.date = date;
        this.prices = prices.stream()
                .sorted(Comparator.comparingInt(
                                (ModelPrice price) -> price.pattern().length())
                        .reversed())
                .toList();
        this.others = others;
    }

    /** This table, and for models that it does not know another. */
    public PriceTable orElse(PriceTable other) {
        return new PriceTable(version, date, prices, other);
    }

    public String version() {
        return version;
    }

    public String date() {
        return date;
    }

    /** The price of a model; empty where it is not known. */
    public Optional<ModelPrice> find(String model) {
        if (model.isBlank() || model.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String name = model.strip().toLowerCase(Locale.ROOT);
        return spellings(name).stream()
                .flatMap(spelling -> prices.stream().filter(price -> price.matches(spelling)))
                .findFirst()
                .or(() -> others == null ? Optional.empty() : others.find(model));
    }

    /** What no known model costs more than, of each kind of token; nothing where none is known. */
    public TokenPrices highest() {
        TokenPrices start = others == null ? TokenPrices.FREE : others.highest();
        return prices.stream().map(ModelPrice::highest).reduce(start, TokenPrices::max);
    }

    private static List<String> spellings(String name) {
        List<String> spellings = new ArrayList<>(List.of(name));
        String shorter = name.substring(name.lastIndexOf('/') + 1);
        spellings.add(shorter);
        shorter = BRACKETS.matcher(shorter).replaceFirst("");
        spellings.add(shorter);
        spellings.add(DATE.matcher(shorter).replaceFirst(""));
        return spellings;
    }
}
