package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.config.ConfigFiles;
import dev.loki.adapter.fs.config.ConfigObject;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.cost.ModelPrice;
import dev.loki.domain.cost.PriceTable;
import dev.loki.domain.cost.TokenPrices;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.json.JacksonJsonReader;
import dev.loki.json.LocatedJson;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A file of prices: the one that comes with Loki, or an operator's own, JSON or YAML; at most 1 MiB. */
public final class PriceTableFile {

    private static final String BUILT_IN = "prices.json";
    private static final Set<String> OF_THE_FILE = Set.of("version", "date", "source", "prices");
    private static final Set<String> OF_A_PRICE = Set.of(
            "models", "source", "note", "input", "output", "cache_read", "cache_write", "reasoning", "long_prompt");
    private static final Set<String> OF_LONG_PROMPTS =
            Set.of("over", "input", "output", "cache_read", "cache_write", "reasoning");
    private static final int MOST_PRICES = 2_000;
    private static final int MOST_MODELS = 200;
    private static final int LONGEST_TEXT = 1_000;

    private final ConfigObject file;
    private final Set<String> patterns = new HashSet<>();

    private PriceTableFile(ConfigObject file) {
        this.file = file;
    }

    /** The prices that come with Loki. */
    public static PriceTable builtIn() {
        try (InputStream in = Objects.requireNonNull(PriceTableFile.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            LocatedJson json = new JacksonJsonReader().readLocated(in.readAllBytes());
            PolicyDocument document = new PolicyDocument(BUILT_IN, json.root(), json.lines());
            return new PriceTableFile(new ConfigObject(Path.of(BUILT_IN), document, "", (JsonObject) json.root()))
                    .table();
        } catch (JsonSyntaxException | IOException e) {
            throw new UncheckedIOException(new IOException(BUILT_IN + " of this build cannot be read", e));
        }
    }

    /**
     * An operator's prices.
     *
     * @param path absolute
     * @throws UnusableFileException where it is not there or not understood; the message names file, line and field
     */
    public static PriceTable read(Path path) throws UnusableFileException {
        String name = String.valueOf(path.getFileName());
        Path folder = Objects.requireNonNull(path.getParent(), "an absolute path");
        ConfigObject file = new ConfigFiles(folder)
                .whole(name)
                .orElseThrow(() -> new UnusableFileException("there is no file " + path));
        return new PriceTableFile(file).table();
    }

    private PriceTable table() throws UnusableFileException {
        try {
            JsonFields fields = JsonFields.of(file.value());
            requireKnown(file.value(), "", OF_THE_FILE);
            String version = fields.requiredText("version", LONGEST_TEXT);
            String date = fields.requiredText("date", LONGEST_TEXT);
            fields.requiredText("source", LONGEST_TEXT);
            return new PriceTable(version, date, prices(fields.objects("prices", MOST_PRICES)));
        } catch (JsonFieldException e) {
            throw file.problem(e.field(), e.expectation());
        }
    }

    private List<ModelPrice> prices(List<JsonFields> entries) {
        if (entries.isEmpty()) {
            throw new JsonFieldException("prices", "expected at least one price");
        }
        List<JsonValue> values =
                ((JsonArray) Objects.requireNonNull(file.value().get("prices"))).elements();
        List<ModelPrice> prices = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            prices.addAll(price((JsonObject) values.get(i), entries.get(i), "prices[" + i + "]"));
        }
        return prices;
    }

    private List<ModelPrice> price(JsonObject value, JsonFields entry, String path) {
        requireKnown(value, path + ".", OF_A_PRICE);
        if (value.get("long_prompt") instanceof JsonObject longer) {
            requireKnown(longer, path + ".long_prompt.", OF_LONG_PROMPTS);
        }
        TokenPrices prices = prices(entry);
        ModelPrice.LongPrompt longPrompt = entry.optionalObject("long_prompt")
                .map(longer -> new ModelPrice.LongPrompt(required(longer, "over"), prices(longer)))
                .orElse(null);
        String source = entry.requiredText("source", LONGEST_TEXT);
        entry.text("note", LONGEST_TEXT);
        return models(value, path + ".models").stream()
                .map(pattern -> new ModelPrice(pattern, prices, longPrompt, source))
                .toList();
    }

    /** What is thought is written, and costs as much, unless the file says otherwise. */
    private static TokenPrices prices(JsonFields fields) {
        long output = required(fields, "output");
        return new TokenPrices(
                required(fields, "input"),
                output,
                required(fields, "cache_read"),
                required(fields, "cache_write"),
                fields.has("reasoning") ? required(fields, "reasoning") : output);
    }

    private static long required(JsonFields fields, String name) {
        long number = fields.count(name).orElse(-1);
        if (number < 0 || number > TokenPrices.MOST) {
            throw fields.problem(
                    name,
                    "expected a whole number from 0 to " + TokenPrices.MOST
                            + (name.equals("over")
                                    ? ", of tokens"
                                    : ", in millionths of a US dollar for a million tokens"));
        }
        return number;
    }

    private List<String> models(JsonObject price, String path) {
        List<JsonValue> names = price.get("models") instanceof JsonArray array ? array.elements() : List.of();
        if (names.isEmpty() || names.size() > MOST_MODELS) {
            throw new JsonFieldException(path, "expected a list of 1 to " + MOST_MODELS + " names of models");
        }
        List<String> models = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            models.add(model(names.get(i), path + "[" + i + "]"));
        }
        return models;
    }

    private String model(JsonValue value, String path) {
        String name = value instanceof JsonString text ? text.value().strip().toLowerCase(Locale.ROOT) : "";
        if (name.isEmpty() || name.length() > PriceTable.LONGEST_NAME) {
            throw new JsonFieldException(
                    path, "expected the name of a model, in which * stands for any text, such as claude-opus-4-5*");
        }
        if (!patterns.add(name)) {
            throw new JsonFieldException(path, "this model has a price already");
        }
        return name;
    }

    private static void requireKnown(JsonObject object, String path, Set<String> known) {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw new JsonFieldException(
                        path + name,
                        "unknown key; expected one of "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}
