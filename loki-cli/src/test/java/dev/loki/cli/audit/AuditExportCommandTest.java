package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.cli.Typed;
import dev.loki.domain.digest.Sha256;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence packages, checked as their VERIFY.md says. */
@SuppressWarnings("NullAway.Init") // set before each test
class AuditExportCommandTest {

    private static final String DENY_ALL =
            "{\"policies\":{\"pre_execution\":[{\"name\":\"no\",\"rule\":\"x must be 1\",\"action\":\"deny\"}]}}";

    @TempDir
    private static Path compiled;

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @TempDir(factory = MemoryFolder.class)
    private Path elsewhere;

    private final Map<String, String> environment = new HashMap<>();
    private String vkey;

    @BeforeEach
    void generateAKey() throws IOException {
        Files.createDirectory(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), DENY_ALL);
        vkey = generateKey("audit.key");
        environment.put(
                "LOKI_AUDIT_SIGNING_KEY_FILE", elsewhere.resolve("audit.key").toString());
    }

    @Test
    void aWholeChainIsCheckedWithNothingButAJdk() throws IOException, InterruptedException {
        write(4);
        Path folder = export();
        Child checked = Child.java(folder, verifyCommand(folder, vkey));
        assertThat(checked.exitCode()).as(checked.said()).isZero();
        assertThat(checked.said())
                .contains("population.jsonl: 4 lines read", "fits the first 4 lines")
                .contains("line 4: is the one that is proven, and the lines before it with it");
        assertThat(folder.resolve("population.jsonl"))
                .hasSameBinaryContentAs(project.resolve(".loki/audit/audit.jsonl"));
        assertThat(Files.readAllLines(folder.resolve("population.csv"))).hasSize(5);
    }

    @Test
    void aPeriodFromTheMiddleIsCheckedAsFarAsItGoes() throws IOException, InterruptedException {
        write(5);
        Path folder = export("--from", timestamp(2), "--to", timestamp(4));
        Child checked = asVerifySays(folder, vkey);
        assertThat(checked.exitCode()).as(checked.said()).isZero();
        assertThat(checked.said())
                .contains(
                        "a part of a chain, from line 3 on",
                        "population.jsonl: 2 lines read",
                        "is the one that is proven");
        assertThat(folder.resolve("VERIFY.md"))
                .content()
                .contains("Anything about the 2 lines before the first one here", "the lines after the last one here");
    }

    @Test
    void aKeyThatDidNotSignAndALineThatWasChangedAreFound() throws IOException, InterruptedException {
        write(5);
        for (List<String> period : List.of(List.<String>of(), List.of("--from", timestamp(2), "--to", timestamp(4)))) {
            Path folder = export(period.toArray(String[]::new));
            assertThat(asVerifySays(folder, generateKey("other" + period.size() + ".key"))
                            .exitCode())
                    .isEqualTo(2);
            Path lines = folder.resolve("population.jsonl");
            String right = Files.readString(lines);
            Files.writeString(lines, right.replaceFirst("policy_deny", "policy_dent"));
            assertThat(asVerifySays(folder, vkey).said()).contains("BAD").contains("its hash is not that of its bytes");
            Files.writeString(lines, right.replaceFirst("(?s)(^[^\n]*\n)[^\n]*\n", "$1"));
            assertThat(asVerifySays(folder, vkey).exitCode()).isNotZero();
        }
    }

    @Test
    void withoutAKeyItIsSaidThatNothingIsSigned() throws IOException, InterruptedException {
        environment.clear();
        write(2);
        Path folder = export();
        assertThat(folder.resolve("audit.checkpoints")).doesNotExist();
        assertThat(folder.resolve("VERIFY.md")).content().contains("No checkpoint covers these lines");
        assertThat(asVerifySays(folder, vkey).exitCode()).isEqualTo(2);
    }

    @Test
    void theManifestHasTheDigestsAndNothingJudges() throws IOException {
        write(3);
        Path folder = export("--sample", "2", "--seed", "q1");
        String manifest = Files.readString(folder.resolve("manifest.json"));
        for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
            String name = line.substring(66);
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            assertThat(line).startsWith(HexFormat.of().formatHex(Sha256.of(bytes)));
            assertThat(manifest).contains("{\"name\":\"" + name + "\",\"bytes\":" + bytes.length + ",\"sha256\":");
            assertThat(new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .doesNotContain("compliant");
        }
        assertThat(manifest)
                .contains("\"generatedAt\":\"", "\"timeZone\":\"UTC\"", "\"checkpointCount\":3")
                .contains("\"size\":2,\"seed\":\"q1\"")
                .doesNotContain("compliant");
        assertThat(Files.readAllLines(folder.resolve("sample.csv"))).hasSize(3);
    }

    @Test
    void theSameEvidenceIsTheSameZipButForWhenItWasMade() throws IOException {
        write(3);
        Path once = export();
        Path again = export();
        try (var files = Files.walk(once)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("manifest.json")) {
                    assertThat(again.resolve(once.relativize(file))).hasSameBinaryContentAs(file);
                }
            }
        }
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        write(1);
        Path file = Files.writeString(elsewhere.resolve("mine.zip"), "mine");
        Typed refused = type("audit", "export", file.toString());
        assertThat(refused.exitCode()).isEqualTo(70);
        assertThat(refused.err()).contains("is there already; --force writes over it");
        assertThat(file).hasContent("mine");
        Typed nowhere = type("audit", "export", elsewhere.resolve("no/such.zip").toString());
        assertThat(nowhere.exitCode()).isEqualTo(70);
        assertThat(nowhere.err()).contains("cannot write").contains("no such file");
        assertThat(type("audit", "export", "x.zip", "--sample", "3").exitCode()).isEqualTo(64);
    }

    @Test
    void aDamagedChainIsPackedAsItIsAndExitsWithOne() throws IOException, InterruptedException {
        write(3);
        Path chain = project.resolve(".loki/audit/audit.jsonl");
        Files.writeString(chain, Files.readString(chain).replaceFirst("policy_deny", "policy_dent"));
        Path zip = elsewhere.resolve("damaged.zip");
        Typed made = type("audit", "export", zip.toString());
        assertThat(made.exitCode()).isEqualTo(1);
        assertThat(made.out()).contains("chain tampered");
        Child checked = asVerifySays(unpack(zip), vkey);
        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.said()).contains("BAD");
    }

    /** Runs the command that stands in VERIFY.md, but for the program, which is the same in all packages, compiled once. */
    private static Child asVerifySays(Path folder, String key) throws IOException, InterruptedException {
        List<String> words = verifyCommand(folder, key);
        Path source = folder.resolve(words.get(0));
        Path program = compiled.resolve(HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(source))));
        if (!Files.exists(program)) {
            Files.createDirectory(program);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertThat(compiler.run(null, null, null, "-d", program.toString(), source.toString()))
                    .isZero();
        }
        words.set(0, "LokiAuditVerifier");
        words.addAll(0, List.of("-cp", program.toString()));
        return Child.java(folder, words);
    }

    /** The command that stands in VERIFY.md, without the word java. */
    private static List<String> verifyCommand(Path folder, String key) throws IOException {
        String command = Files.readString(folder.resolve("VERIFY.md"))
                .lines()
                .filter(line -> line.startsWith("java LokiAuditVerifier.java"))
                .findFirst()
                .orElseThrow();
        List<String> words = new ArrayList<>(List.of(command.split(" ", 0)));
        words.replaceAll(word -> word.equals("\"$KEY\"") ? key : word);
        return new ArrayList<>(words.subList(1, words.size()));
    }

    private Path export(String... options) throws IOException {
        Path zip = Files.createTempDirectory(elsewhere, "zip").resolve("evidence.zip");
        List<String> words = new ArrayList<>(List.of("audit", "export", zip.toString()));
        words.addAll(List.of(options));
        Typed made = type(words.toArray(String[]::new));
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("sha256 " + HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(zip))));
        return unpack(zip);
    }

    private Path unpack(Path zip) throws IOException {
        Path folder = Files.createTempDirectory(elsewhere, "unpacked");
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream files = new ZipInputStream(in)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                assertThat(file).startsWithRaw(folder);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(files, file);
            }
        }
        return folder;
    }

    /** Each denial is an entry, and each command closes, and so signs. */
    private void write(int entries) {
        for (int i = 0; i < entries; i++) {
            assertThat(type("policy", "check", "pre_execution", "{}").exitCode())
                    .isEqualTo(1);
        }
    }

    private String timestamp(int line) throws IOException {
        String text =
                Files.readAllLines(project.resolve(".loki/audit/audit.jsonl")).get(line);
        return text.replaceFirst(".*\"timestamp\":\"([^\"]*)\".*", "$1");
    }

    private String generateKey(String name) {
        Typed made = type("audit", "keygen", elsewhere.resolve(name).toString(), "--name", "example.com/audit");
        assertThat(made.exitCode()).as(made.err()).isZero();
        return made.out().strip();
    }

    private Typed type(String... arguments) {
        return Typed.in(project, environment, new byte[0], arguments);
    }
}
