package dev.loki.adapter.fs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitignoreTest {

    private static final String ROWS = """
            a            ~ a            ~ true
            a            ~ b/a          ~ true
            a            ~ ab           ~ false
            /a           ~ b/a          ~ false
            /a           ~ a            ~ true
            b/a          ~ b/a          ~ true
            b/a          ~ c/b/a        ~ false
            a/           ~ a            ~ false
            a/           ~ a/           ~ true
            *.log        ~ x/y.log      ~ true
            /*.log       ~ x/y.log      ~ false
            x/*.log      ~ x/z/y.log    ~ false
            **/a         ~ x/y/a        ~ true
            **/a         ~ a            ~ true
            x/**         ~ x/y/z        ~ true
            x/**         ~ x            ~ false
            x/**/z       ~ x/z          ~ true
            x/**/z       ~ x/y/y/z      ~ true
            x/**/z       ~ x/yz         ~ false
            x**/z        ~ x/y/z        ~ true
            a/x**y/z     ~ a/xqy/z      ~ true
            a/x**y/z     ~ a/xq/qy/z    ~ false
            a?c          ~ a/c          ~ false
            a?c          ~ abc          ~ true
            a?c          ~ aéc          ~ false
            a??c         ~ aéc          ~ true
            [a-c]x       ~ bx           ~ true
            [!a-c]x      ~ bx           ~ false
            [^a-c]x      ~ dx           ~ true
            []-]x        ~ ]x           ~ true
            [[:digit:]]x ~ 1x           ~ true
            [[:nope:]]x  ~ 1x           ~ false
            [a           ~ [a           ~ false
            \\#a          ~ #a           ~ true
            #a           ~ #a           ~ false
            \\!a          ~ !a           ~ true
            a\\           ~ a            ~ false
            a\\*b         ~ a*b          ~ true
            a\\*b         ~ axb          ~ false
            foo//        ~ foo/         ~ false
            /            ~ a            ~ false
            !            ~ a            ~ false
            """;

    @TempDir
    private Path top;

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = '~', textBlock = ROWS)
    void lineIgnores(String line, String path, boolean ignored) {
        assertThat(ignores(List.of(line), path)).isEqualTo(ignored);
    }

    @Test
    void lastLineThatSaysSomethingDecides() {
        assertThat(ignores(List.of("*.log", "!keep.log"), "keep.log")).isFalse();
        assertThat(ignores(List.of("!keep.log", "*.log"), "keep.log")).isTrue();
    }

    @Test
    void innermostFileThatSaysSomethingDecides() {
        IgnoreRules rules = IgnoreRules.NONE
                .with("", "*.log\n/sub/x\n".getBytes(StandardCharsets.UTF_8))
                .with("sub/", "!keep.log\n/only\n".getBytes(StandardCharsets.UTF_8));

        assertThat(rules.ignores("sub/keep.log", false)).isFalse();
        assertThat(rules.ignores("sub/other.log", false)).isTrue();
        assertThat(rules.ignores("sub/x", false)).isTrue();
        assertThat(rules.ignores("sub/only", false)).isTrue();
        assertThat(rules.ignores("sub/deep/only", false)).isFalse();
    }

    @Test
    void marksLineEndingsAndTrailingSpacesAreNoPartOfALine() {
        byte[] file = "\uFEFFa.txt\r\nb  \nc\\ \n\n".getBytes(StandardCharsets.UTF_8);
        IgnoreRules rules = IgnoreRules.NONE.with("", file);

        assertThat(rules.ignores("a.txt", false)).isTrue();
        assertThat(rules.ignores("b", false)).isTrue();
        assertThat(rules.ignores("c ", false)).isTrue();
        assertThat(rules.ignores("c", false)).isFalse();
    }

    @Test
    void manyStarsTakeNoTime() {
        String stars = "*a".repeat(200) + "b";
        assertThat(Wildcards.of(stars).matches("a".repeat(4_000))).isFalse();
        assertThat(Wildcards.of("**/".repeat(200) + "b").matches("a/".repeat(2_000) + "a"))
                .isFalse();
    }

    /** Git itself is the judge of the table and of lines that nobody would write. */
    @Test
    @Needs(External.GIT)
    void gitAgrees() throws Exception {
        git("init", "-q");
        for (String row : ROWS.lines().toList()) {
            String[] cells = row.split(" ~ ", -1);
            assertGitAgrees(List.of(cells[0].strip()), List.of(cells[1].strip()));
        }
        Random random = new Random(20260221);
        for (int i = 0; i < Nightly.count(150, 5_000); i++) {
            List<String> lines = some(random, "ab*?[]!-/\\.", 1 + random.nextInt(3));
            assertGitAgrees(lines, some(random, "ab/.-", 20));
        }
    }

    private void assertGitAgrees(List<String> lines, List<String> wanted) throws Exception {
        List<String> paths = wanted.stream()
                .filter(path ->
                        path.matches("[^/.].*") && !path.contains("//") && !path.contains("/.") && !path.endsWith("."))
                .toList();
        Files.writeString(top.resolve(".gitignore"), String.join("\n", lines) + "\n");
        String ignored = git(paths, "check-ignore", "-z", "--stdin", "--no-index");
        List<String> expected = List.of(ignored.split("\0", -1));
        for (String path : paths) {
            assertThat(withParents(lines, path)).as("%s for %s", lines, path).isEqualTo(expected.contains(path));
        }
    }

    /** A file below an ignored folder is ignored, as the walk never comes there. */
    private static boolean withParents(List<String> lines, String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (ignores(lines, path.substring(0, slash + 1))) {
                return true;
            }
        }
        return ignores(lines, path);
    }

    private static boolean ignores(List<String> lines, String path) {
        boolean folder = path.endsWith("/");
        String plain = folder ? path.substring(0, path.length() - 1) : path;
        return IgnoreRules.NONE
                .with("", String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .ignores(IgnoreRules.bytesOf(plain), folder);
    }

    private static List<String> some(Random random, String alphabet, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(7); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private String git(String... arguments) throws Exception {
        return git(List.of(), arguments);
    }

    private String git(List<String> input, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(External.GIT.path().toString(), "-c", "core.excludesFile="));
        line.addAll(List.of(arguments));
        Process git = new ProcessBuilder(line)
                .directory(top.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = git.getOutputStream()) {
            in.write(String.join("\0", input).getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).isLessThan(2);
        return out;
    }
}
