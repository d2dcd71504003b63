package dev.loki.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.loki.cli.PublishedSchema;
import dev.loki.cli.Typed;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String KEY = "AKIA" + "Q3EG7ZT5LKMN2VB4";
    private static final String OTHER = "AKIA" + "Z7YX5RW3QPLM6TB2";

    @TempDir
    private Path folder;

    @Test
    void findingsAreInTheOrderOfPathLineAndColumnAndMasked() throws IOException {
        write("b.txt", "x\n " + KEY + "\n");
        write("a/c.txt", KEY + " " + OTHER);

        Typed typed = scan();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo("""
                a/c.txt:1:1: aws-access-key-id: AKIA***
                a/c.txt:1:22: aws-access-key-id: AKIA***
                b.txt:2:2: aws-access-key-id: AKIA***
                """);
        assertThat(typed.err()).isEqualTo("loki: 3 findings in 2 files\n");
    }

    @Test
    void nothingFoundIsZeroAndWithoutALokiFolder() throws IOException {
        write("a.txt", "nothing");
        assertThat(scan().exitCode()).isZero();
        assertThat(scan("--quiet").err()).isEmpty();
        assertThat(folder.resolve(".loki")).doesNotExist();
    }

    @Test
    void ignoredBinaryLinkedAndAllowedAreLeftOut() throws IOException {
        write(".gitignore", "target/\n*.log\n!keep.log\n");
        write("target/x.txt", KEY);
        write("x.log", KEY);
        write(".git/config", KEY);
        write("binary", "\0" + KEY);
        write("allowed.txt", KEY + " # loki:allow\n");
        Path outside = Files.writeString(folder.resolveSibling(folder.getFileName() + ".outside"), KEY);
        Files.createSymbolicLink(folder.resolve("link"), outside);

        Typed typed = scan();

        assertThat(typed.exitCode()).as(typed.out()).isZero();
        assertThat(typed.err()).isEqualTo("loki: 0 findings in 2 files, 1 binary skipped, 1 links not followed\n");
        assertThat(scan("target", "x.log").exitCode()).isEqualTo(1);
        Files.delete(outside);
    }

    @Test
    void whatCannotBeScannedIsThreeWhateverIsFound() throws IOException {
        write("a.txt", KEY);

        Typed typed = scan("a.txt", "missing");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).startsWith("a.txt:1:1:");
        assertThat(typed.err()).contains("cannot scan missing: no such file");
    }

    @Test
    void standardInput() {
        Typed typed = Typed.in(folder, Map.of(), ("x " + KEY).getBytes(StandardCharsets.UTF_8), "scan", "-");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo("(standard input):1:3: aws-access-key-id: AKIA***\n");
    }

    @Test
    void kindSaysWhatIsLookedFor() throws IOException {
        write("a.txt", "jane.doe@acme-mail.com " + KEY);

        assertThat(scan().out()).contains("aws-access-key-id").doesNotContain("email");
        assertThat(scan("--kind", "pii").out()).contains("email").doesNotContain("aws-access-key-id");
        assertThat(scan("--kind", "all").out()).contains("email").contains("aws-access-key-id");
        assertThat(scan("--list").out()).contains("aws-access-key-id  AWS access key id  https://");
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(scan("--kind", "both").exitCode()).isEqualTo(64);
        assertThat(scan("--json", "--sarif").exitCode()).isEqualTo(64);
        assertThat(scan("--staged", "a").exitCode()).isEqualTo(64);
        assertThat(scan("-", "a").exitCode()).isEqualTo(64);
        assertThat(scan("").exitCode()).isEqualTo(64);
    }

    @Test
    void baselineAcceptsWhatWasFoundUntilItIsGone() throws IOException {
        write("a.txt", KEY);
        assertThat(scan("--update-baseline").exitCode()).isZero();
        String baseline = Files.readString(folder.resolve(".loki-scan-baseline.json"));
        assertThat(baseline)
                .contains("\"detector\":\"aws-access-key-id\",\"path\":\"a.txt\"}")
                .doesNotContain(KEY);
        write("b.txt", KEY + " " + OTHER);

        Typed typed = scan();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).matches("b.txt:1:22: aws-access-key-id: AKIA\\*\\*\\* \\[[0-9a-f]{64}]\n");
        assertThat(typed.err()).contains("1 finding in 3 files, 2 accepted by the baseline");

        Files.delete(folder.resolve("a.txt"));
        Files.delete(folder.resolve("b.txt"));
        assertThat(scan("--update-baseline").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve(".loki-scan-baseline.json"))).contains("\"accepted\": []");
    }

    @Test
    void noBaselineIsWrittenBelowLokisOwnFolder() throws IOException {
        Files.createDirectory(folder.resolve(".loki"));
        Typed typed = scan("--update-baseline", "--baseline", ".loki/residency.json");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains(".loki/residency.json: cannot be written: it lies below Loki's own folder");
        assertThat(folder.resolve(".loki")).isEmptyDirectory();
    }

    @Test
    void baselineThatIsMissingOrBrokenIsThree() throws IOException {
        assertThat(scan("--baseline", "none.json").err()).contains("none.json: no such file");
        write(".loki-scan-baseline.json", "{\"salt\":\"00\",\"accepted\":[]}");
        Typed typed = scan();
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains(".loki-scan-baseline.json: expected {\"salt\"");
    }

    @Test
    void jsonHasFindingsNumbersAndErrors() throws IOException {
        write("a.txt", KEY);

        assertThat(scan("--json", "a.txt", "none").out())
                .isEqualTo(
                        "{\"findings\":[{\"path\":\"a.txt\",\"line\":1,\"column\":1,\"detector\":\"aws-access-key-id\","
                                + "\"masked\":\"AKIA***\"}],\"accepted\":0,\"unlisted\":0,\"scanned\":{\"files\":1,\"bytes\":20},"
                                + "\"skipped\":{\"binary\":0,\"links\":0,\"special\":0},"
                                + "\"errors\":[{\"path\":\"none\",\"reason\":\"no such file\"}]}\n");
    }

    @Test
    void sarifHasRulesResultsAndLocations() throws IOException {
        write("a b.txt", "x " + KEY);
        scan("--update-baseline");
        Files.writeString(folder.resolve("a b.txt"), "x " + OTHER);

        String log = scan("--sarif", "a b.txt").out();

        assertThat(log)
                .contains("\"version\":\"2.1.0\"")
                .contains(
                        "{\"id\":\"aws-access-key-id\",\"shortDescription\":{\"text\":\"AWS access key id\"},\"helpUri\":\"https://")
                .contains("\"columnKind\":\"unicodeCodePoints\"")
                .contains("\"ruleId\":\"aws-access-key-id\",\"ruleIndex\":0,\"level\":\"error\"")
                .contains(
                        "\"artifactLocation\":{\"uri\":\"./a%20b.txt\"},\"region\":{\"startLine\":1,\"startColumn\":3}")
                .containsPattern("\"partialFingerprints\":\\{\"lokiValue/v1\":\"[0-9a-f]{64}\"}")
                .contains("\"executionSuccessful\":true")
                .doesNotContain(OTHER);
    }

    @Test
    void sarifIsAsItsSchemaSays() throws IOException {
        String schema = "/schema/sarif-schema-2.1.0.json";
        assertThat(PublishedSchema.validate(schema, scan("--sarif").out()).isValid())
                .isTrue();
        write("a b.txt", "x " + KEY + "\n" + OTHER);
        String log = scan("--sarif", "--kind", "all").out();
        Validator.Result result = PublishedSchema.validate(schema, log);
        assertThat(result.isValid()).as(result.getErrors().toString()).isTrue();
        assertThat(PublishedSchema.validate(schema, log.replace("\"level\":\"error\"", "\"level\":\"grave\""))
                        .isValid())
                .isFalse();
        assertThat(PublishedSchema.validate(schema, scan("--sarif", "none.txt").out())
                        .isValid())
                .isTrue();
    }

    @Test
    @Needs(External.GIT)
    void stagedContentIsScannedAndNotTheWorkTree() throws Exception {
        git("init", "-q");
        write("staged.txt", KEY);
        write("new\nline \".txt", OTHER);
        write("clean.txt", "x");
        git("add", ".");
        write("staged.txt", "clean now");
        write("clean.txt", KEY);
        write("untracked.txt", KEY);

        Typed typed = scan("--staged");

        assertThat(typed.exitCode()).as(typed.err()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo("""
                new\\u000aline ".txt:1:1: aws-access-key-id: AKIA***
                staged.txt:1:1: aws-access-key-id: AKIA***
                """);
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
        assertThat(scan("--staged").exitCode()).isZero();
    }

    @Test
    @Needs(External.GIT)
    void stagedOutsideOfARepositoryIsThree() {
        Typed typed = Typed.in(
                folder,
                Map.of("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent())),
                new byte[0],
                "scan",
                "--staged");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .contains("git cannot say what is staged: ", " is in no git repository; go to one")
                .doesNotContain("usage:")
                .hasLineCount(1);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Typed scan(String... arguments) {
        List<String> all = new ArrayList<>(List.of("scan"));
        all.addAll(List.of(arguments));
        return Typed.in(folder, all.toArray(String[]::new));
    }

    private void git(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(line).directory(folder.toFile()).start().waitFor())
                .isZero();
    }
}
