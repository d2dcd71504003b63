package dev.loki.adapter.fs.residency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.residency.Residency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidencyFilesTest {

    private static final String WHOLE = """
            {
              "allowed_providers": ["anthropic", "ollama"],
              "allowed_regions": ["eu"],
              "air_gapped": true
            }
            """;

    @TempDir
    private Path project;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(project.resolve(".loki"));
    }

    @Test
    void whereThereIsNoFileNothingIsSaid() {
        assertThat(read()).isEqualTo(Residency.NONE);
        assertThat(new ResidencyFiles(project.resolve("nowhere")).read()).isEqualTo(Residency.NONE);
    }

    @Test
    void theOriginalsFileIsRead() throws IOException {
        write("residency.json", WHOLE);
        assertThat(read().faults()).isEmpty();
        assertThat(read().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.providers()).containsExactly("anthropic", "ollama");
            assertThat(rule.regions()).containsExactly("eu");
            assertThat(rule.airGapped()).isTrue();
            assertThat(rule.origin()).hasToString("residency.json:1");
        });
    }

    @Test
    void emptyListsSayNothingAsInTheOriginal() throws IOException {
        write("residency.json", "{\"allowed_providers\": [], \"allowed_regions\": [], \"air_gapped\": false}");
        assertThat(read().restricts()).isFalse();
    }

    @Test
    void theSettingsOfTheProjectMaySayItToo() throws IOException {
        write("config.yaml", "integrations: {}\nresidency:\n  allowed_providers:\n  - ollama\n  air_gapped: true\n");
        assertThat(read().rules()).singleElement().satisfies(rule -> {
            assertThat(rule.providers()).containsExactly("ollama");
            assertThat(rule.origin().file()).isEqualTo("config.yaml");
            assertThat(rule.origin().line()).isBetween(2, 3);
        });
    }

    @Test
    void whatEachFileSaysHolds() throws IOException {
        write("residency.json", "{\"allowed_providers\": [\"anthropic\", \"openai\"]}");
        write("config.json", "{\"residency\": {\"allowed_regions\": [\"eu\"]}}");
        write("config.yaml", "residency: {air_gapped: true}\n");
        assertThat(read().rules()).hasSize(3);
        assertThat(read().isAirGapped()).isTrue();
    }

    @Test
    void settingsThatSayOtherThingsSayNothingOfThis() throws IOException {
        write("config.yaml", "# nothing yet\n");
        assertThat(read()).isEqualTo(Residency.NONE);
        write("config.yaml", "integrations: {github: {sync: true}}\n");
        assertThat(read()).isEqualTo(Residency.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"allowed_provider\": [\"ollama\"]}|residency.json:1: allowed_provider: expected only allowed_providers",
                "{\"allowed_providers\": \"ollama\"}|residency.json:1: allowed_providers: expected a list",
                "{\"allowed_providers\": null}|residency.json:1: allowed_providers: expected a list",
                "{\"allowed_providers\": [7]}|residency.json:1: allowed_providers[0]: expected a name",
                "{\"allowed_providers\": [\"a\", \" \"]}|residency.json:1: allowed_providers[1]: expected a name",
                "{\"allowed_regions\": {\"eu\": true}}|residency.json:1: allowed_regions: expected a list",
                "{\"allowed_regions\": [\"e\\u0000u\"]}|residency.json:1: allowed_regions[0]: expected a name",
                "{\"air_gapped\": \"true\"}|residency.json:1: air_gapped: expected true or false",
                "{\"air_gapped\": 1}|residency.json:1: air_gapped: expected true or false",
                "{\"air_gapped\": null}|residency.json:1: air_gapped: expected true or false",
                "{\"air_gapped\": true, \"air_gapped\": false}|residency.json:1: ",
                "[]|residency.json:1: expected an object",
                "true|residency.json:1: expected an object",
                "{|residency.json:",
            })
    void whatIsWrongIsAFaultThatNamesFileLineAndField(String text, String fault) throws IOException {
        write("residency.json", text);
        assertRefused(fault);
    }

    @Test
    void theLineIsThatOfTheField() throws IOException {
        write("residency.json", "{\n  \"allowed_regions\": [],\n  \"air_gapped\": 1\n}\n");
        assertRefused("residency.json:3: air_gapped: expected true or false");
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = WHOLE.strip().getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("residency.json"), Arrays.copyOf(whole, length));
            assertThat(read().faults()).as("cut after %d bytes", length).hasSize(1);
            assertThat(read().isAirGapped()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "residency:\n",
                "residency: null\n",
                "residency: true\n",
                "residency:\n  air_gapped: yes please\n",
                "residency:\n  allowed_providers: [anthropic, op",
                "residency:\n\tair_gapped: true\n",
                "integrations: [\n",
                "just a text\n",
            })
    void settingsThatAreNotUnderstoodAreRefused(String yaml) throws IOException {
        write("config.yaml", yaml);
        assertRefused("config.yaml:");
    }

    @Test
    void settingsThatAreNotUnderstoodAreRefusedBesideOthersThatAre() throws IOException {
        write("config.json", "{}");
        write("config.yaml", "residency: [\n");
        assertRefused("config.yaml:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"residency.yaml", "residency.yml", "config.yml"})
    void aNameThatIsNotReadIsRefused(String name) throws IOException {
        write(name, "air_gapped: true\n");
        assertRefused(name + ":1: this name is not read");
    }

    @Test
    void linksAreRefused() throws IOException {
        Path elsewhere = Files.writeString(project.resolve("elsewhere.json"), "{\"air_gapped\": false}");
        Files.createSymbolicLink(folder.resolve("residency.json"), elsewhere);
        assertRefused("residency.json:1: expected a file, found a symbolic link");
    }

    @Test
    void linksThatLeadNowhereAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("residency.json"), project.resolve("nowhere"));
        assertRefused("residency.json:1: cannot be read: ");
    }

    @Test
    void aLinkToSettingsThatSayNothingOfThisIsNoFault() throws IOException {
        Path elsewhere = Files.writeString(project.resolve("elsewhere.yaml"), "integrations: {}\n");
        Files.createSymbolicLink(folder.resolve("config.yaml"), elsewhere);
        assertThat(read()).isEqualTo(Residency.NONE);
        Files.writeString(elsewhere, "residency: {}\n");
        assertRefused("config.yaml:1: residency: expected a file, found a symbolic link");
    }

    @Test
    void aFolderInThePlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("residency.json"));
        assertRefused("residency.json:1: cannot be read: ");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        write("residency.json", WHOLE + " ".repeat(1024 * 1024));
        assertRefused("larger than 1048576 bytes");
    }

    @Test
    void aListThatIsTooLongIsRefused() throws IOException {
        write("residency.json", "{\"allowed_providers\": [" + "\"a\",".repeat(200) + "\"a\"]}");
        assertRefused("allowed_providers: expected a list of at most 200 names");
        write("residency.json", "{\"allowed_providers\": [\"" + "a".repeat(101) + "\"]}");
        assertRefused("allowed_providers[0]: expected a name of 1 to 100 characters");
    }

    @Test
    void aHostileNameOfAFieldIsNotTold() throws IOException {
        write("residency.json", "{\"x\\u001b[2J" + "y".repeat(10_000) + "\": 1}");
        assertThat(read().faults())
                .singleElement()
                .asString()
                .hasSizeLessThan(400)
                .doesNotContain("\u001b", "yyy");
    }

    /** Whatever stands in the file: it is read as what it says, or everything is denied; nothing is thrown. */
    @Test
    void changedBytesNeverOpenWhatTheFileCloses() throws IOException {
        Random random = new Random(8);
        JsonObject call = JsonObject.builder()
                .put("provider", "openai")
                .put("region", "asia")
                .build();
        for (int round = 0; round < 500; round++) {
            byte[] bytes = WHOLE.getBytes(UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(folder.resolve("residency.json"), bytes);
            Residency read = read();
            assertThat(read.judge(EnforcementPoint.RESOURCE, call))
                    .as(new String(bytes, UTF_8))
                    .isNotEmpty();
        }
    }

    private void assertRefused(String fault) {
        Residency read = read();
        assertThat(read.faults()).hasSizeGreaterThanOrEqualTo(1).anyMatch(told -> told.contains(fault));
        assertThat(read.faults()).allMatch(told -> told.startsWith(folder.toString()));
        assertThat(read.isAirGapped()).isTrue();
        assertThat(read.judge(EnforcementPoint.DATA, JsonObject.EMPTY)).isNotEmpty();
    }

    private Residency read() {
        return new ResidencyFiles(folder).read();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
