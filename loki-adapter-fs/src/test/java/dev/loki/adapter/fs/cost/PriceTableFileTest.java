package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.ModelPrice;
import dev.loki.domain.cost.PriceTable;
import dev.loki.domain.cost.TokenPrices;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableFileTest {

    private static final Consumption A_MILLION_OF_EACH =
            new Consumption(1_000_000, 1_000_000, 1_000_000, 1_000_000, 0, 1, 0);

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-5-20251101, 36_750_000",
        "claude-opus-4-8[1m], 36_750_000",
        "Claude-Haiku-4-5, 7_350_000",
        "anthropic/claude-sonnet-4-6, 22_050_000",
        "gpt-5.2-codex, 17_675_000",
        "ollama/llama3.3, 0"
    })
    void pricesComeAlong(String model, String micros) {
        ModelPrice price = PriceTableFile.builtIn().find(model).orElseThrow();
        assertThat(price.cost(A_MILLION_OF_EACH)).isEqualTo(Long.parseLong(micros.replace("_", "")));
    }

    @Test
    void everyPriceThatComesAlongSaysWhereItIsPublished() {
        PriceTable table = PriceTableFile.builtIn();
        assertThat(table.date()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(table.highest().output()).isEqualTo(180_000_000);
        assertThat(table.find("claude-opus-9")).isEmpty();
    }

    @Test
    void longPromptCostsMore() {
        ModelPrice haiku = PriceTableFile.builtIn().find("claude-haiku-5-5").orElseThrow();
        assertThat(haiku.cost(new Consumption(60_000, 0, 20_000, 20_000, 0, 1, 0)))
                .isEqualTo(8_700);
        assertThat(haiku.cost(new Consumption(60_001, 0, 20_000, 20_000, 0, 1, 0)))
                .isEqualTo(43_501);
    }

    @Test
    void operatorsFileMayBeYaml() throws Exception {
        PriceTable table = read("prices.yaml", """
                version: house
                date: 2026-11-01
                source: our contract
                prices:
                  - models: [our-*]
                    source: contract
                    input: 1
                    output: 2
                    cache_read: 3
                    cache_write: 4
                    reasoning: 5
                """);
        assertThat(table.find("our-model").orElseThrow().prices()).isEqualTo(new TokenPrices(1, 2, 3, 4, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input': -1}|prices[0].input: expected a whole number from 0",
                "{'input': 1.5}|prices[0].input: expected a whole number from 0",
                "{'input': 9000000000000}|prices[0].input: expected a whole number from 0 to 1000000000000",
                "{'input': '3'}|prices[0].input: expected a whole number from 0",
                "{'output': null}|prices[0].output: expected a whole number from 0",
                "{'cache': 1}|prices[0].cache: unknown key",
                "{'models': []}|prices[0].models: expected a list",
                "{'models': ['m', 'M']}|prices[0].models[1]: this model has a price already",
                "{'models': ['']}|prices[0].models[0]: expected the name of a model",
                "{'source': ''}|prices[0].source: expected a text",
                "{'long_prompt': {'over': 5}}|prices[0].long_prompt.output: expected a whole number",
                "{'long_prompt': {'above': 5}}|prices[0].long_prompt.above: unknown key"
            })
    void problemNamesFileLineAndField(String member, String problem) {
        String known = "{'models': ['m'], 'source': 's', 'input': 1, 'output': 1, 'cache_read': 1, 'cache_write': 1}";
        String changed = merged(known, member);
        String text = "{\"version\": \"1\", \"date\": \"d\", \"source\": \"s\",\n\"prices\": [\n" + changed + "]}";
        assertThatThrownBy(() -> read("prices.json", text))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(folder.resolve("prices.json") + ":3: " + problem);
    }

    @Test
    void fileThatIsNotThereOrSaysNothingIsAProblem() {
        assertThatThrownBy(() -> PriceTableFile.read(folder.resolve("none.json")))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> read("prices.json", "{\"version\":\"1\",\"date\":\"d\",\"source\":\"s\"}"))
                .hasMessageContaining("prices.json:1: prices: expected at least one price");
        assertThatThrownBy(() -> read("prices.json", "[]")).hasMessageContaining("expected an object");
    }

    /** The second object's member in the place of the first one's. */
    private static String merged(String known, String member) {
        String name = member.substring(1, member.indexOf(':'));
        String without = known.replaceAll(name + ": (\\['m']|'s'|1),? ?", "").replaceAll(", ?}", "}");
        return (without.substring(0, without.length() - 1) + ", " + member.substring(1)).replace('\'', '"');
    }

    private PriceTable read(String name, String text) throws IOException {
        return PriceTableFile.read(Files.writeString(folder.resolve(name), text));
    }
}
