package dev.loki.application.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.SeededSample;
import dev.loki.domain.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class EvidencePackageTest {

    private final ChainHouse house = new ChainHouse();

    @Test
    void itHoldsTheExactLinesOfThePeriodAndAllThatIsNeededToCheckThem() throws IOException {
        house.entries("deploy", "login", "deploy", "file_write").sign();
        Map<String, String> files = files(request(ChainHouse.seconds(1, 2), 4, 0));
        assertThat(files.keySet())
                .containsExactly(
                        "population.jsonl",
                        "population.csv",
                        "audit.checkpoints",
                        "line-2.tlog-proof",
                        "keys/1.vkey",
                        "LokiAuditVerifier.java",
                        "VERIFY.md",
                        "SHA256SUMS",
                        "manifest.json");
        assertThat(text(files, "population.jsonl"))
                .isEqualTo(house.written.get(1) + "\n" + house.written.get(2) + "\n");
        assertThat(text(files, "audit.checkpoints")).contains("\n4\n", "\u2014 example.com/audit ");
        assertThat(text(files, "line-2.tlog-proof"))
                .startsWith("c2sp.org/tlog-proof@v1\n")
                .contains("index 2\n");
        assertThat(text(files, "keys/1.vkey")).isEqualTo("the key\n");
        assertThat(text(files, "LokiAuditVerifier.java")).isEqualTo("class V {}");
        assertThat(text(files, "VERIFY.md"))
                .contains("--part", "audit.checkpoints line-2.tlog-proof", "KEY")
                .contains("no signature covers them", "take it from Loki's sources");
    }

    @Test
    void everyDigestFitsItsFile() throws IOException {
        house.entries("deploy", "login").sign();
        Map<String, String> files = files(request(Period.ALL, 2, 1));
        List<String> sums = text(files, "SHA256SUMS").lines().toList();
        assertThat(sums).hasSize(files.size() - 2);
        for (String line : sums) {
            String[] sumAndName = line.split("  ", 2);
            assertThat(sumAndName[0]).isEqualTo(sha256(text(files, sumAndName[1])));
            assertThat(text(files, "manifest.json")).contains("\"sha256\":\"" + sumAndName[0] + '"');
        }
    }

    @Test
    void theManifestSaysWhatWasAskedAndSpeaksOfNoFramework() throws IOException {
        house.entries("deploy", "sang_a_song", "deploy");
        String manifest = text(files(request(ChainHouse.seconds(0, 1), 3, 0)), "manifest.json");
        assertThat(manifest)
                .contains("\"format\":\"loki/evidence-package@1\"", "\"generatedBy\":\"auditor\"")
                .contains("\"lines\":{\"first\":0,\"count\":2,\"notOfThePeriod\":0}")
                .contains("\"sample\":null")
                .doesNotContain("unmapped", "controls", "framework");
    }

    @Test
    void aSampleIsTheOneThatItsSeedDraws() throws IOException {
        house.entries("a", "b", "c", "d", "e", "f", "g", "h");
        Map<String, String> files = files(request(Period.ALL, 8, 3));
        SeededSample sample = new SeededSample(3, "a seed");
        for (long seq = 0; seq < 8; seq++) {
            sample.add(seq);
        }
        assertThat(text(files, "sample.csv").lines().skip(1).map(row -> Long.parseLong(row.split(",", 2)[0])))
                .containsExactlyElementsOf(sample.seqs());
        assertThat(text(files, "population.csv").lines()).hasSize(9);
    }

    @Test
    void aLineInBetweenThatIsOutsideOfThePeriodIsPackedButNotInTheTable() throws IOException {
        house.entries("deploy", "login").add("torn").entries("deploy");
        Map<String, String> files = files(request(Period.ALL, 4, 0));
        assertThat(text(files, "population.jsonl").lines()).hasSize(4);
        assertThat(text(files, "population.csv").lines()).hasSize(4);
        assertThat(text(files, "manifest.json")).contains("\"notOfThePeriod\":1");
    }

    @Test
    void theSameRequestMakesTheSameBytes() throws IOException {
        house.entries("deploy", "login").sign();
        assertThat(pack(request(Period.ALL, 2, 1))).isEqualTo(pack(request(Period.ALL, 2, 1)));
    }

    @Test
    void aPeriodWithoutEntriesIsPackedAndSaysSo() throws IOException {
        house.entries("deploy").sign();
        Map<String, String> files = files(request(ChainHouse.seconds(50, 60), 1, 0));
        assertThat(text(files, "population.jsonl")).isEmpty();
        assertThat(text(files, "VERIFY.md")).contains("There are no entries in the period.");
        assertThat(files.keySet()).noneMatch(name -> name.endsWith(".tlog-proof"));
    }

    @Test
    void withoutACheckpointNothingIsProvedOfTheWriter() throws IOException {
        house.entries("deploy");
        Map<String, String> files = files(request(Period.ALL, 1, 0));
        assertThat(files).doesNotContainKey("audit.checkpoints");
        assertThat(text(files, "VERIFY.md")).contains("No checkpoint covers these lines");
    }

    private static PackageRequest request(Period period, long verified, int sample) {
        return new PackageRequest(
                ChainHouse.asked(period),
                ChainHouse.verified(verified),
                List.of(),
                List.of("the key"),
                "class V {}".getBytes(UTF_8),
                sample,
                sample == 0 ? null : "a seed");
    }

    private byte[] pack(PackageRequest request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EvidencePackage(house.lines, house.checkpoints, house.json).write(request, out);
        return out.toByteArray();
    }

    private Map<String, String> files(PackageRequest request) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack(request)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static String text(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
    }
}
