package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever docs/files.md says stands in Loki's folder is protected, also where only a name means it. */
class SelfProtectionFilesTest {

    private static final Pattern PATH = Pattern.compile("`([^`]+)`");
    private static final String PENDING = "events/pending/";

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);

    @Test
    void everyFileIsProtectedByItsPathAndByItsName() throws IOException {
        assertThat(paths()).hasSizeGreaterThan(40).allSatisfy(path -> {
            assertThat(allows("rm -rf .loki/" + path)).isFalse();
            assertThat(allows("find . -name '" + name(path) + "' -delete"))
                    .as("find . -name '%s' -delete", name(path))
                    .isFalse();
        });
    }

    @Test
    void whatIsToBeProtectedIsDescribed() throws IOException {
        List<String> described = paths();
        assertThat(LokiFolder.CONTENTS)
                .filteredOn(path -> path.matches("/[a-z]+/[^/*]+") && !path.endsWith(".lock"))
                .filteredOn(path -> !path.matches("/telemetry/.*|/events/pending|/signals/handled"))
                .allMatch(path -> described.stream().anyMatch(file -> ("/" + file).startsWith(path)));
    }

    @Test
    void whatARepairPutAsideIsProtectedEachTime() throws IOException {
        List<String> aside =
                paths().stream().filter(path -> path.endsWith(".damaged")).toList();
        assertThat(aside).hasSize(4).allSatisfy(path -> {
            assertThat(LokiFolder.CONTENTS).contains("/" + path, "/" + path + ".*");
            assertThat(allows("find . -name '" + name(path) + ".2' -delete")).isFalse();
        });
    }

    private boolean allows(String command) {
        return protection
                .guard(object("command", command, "project_dir", "/srv/p"), Decision.NO_POLICY)
                .allowed();
    }

    /** The paths of the first column, with names in the place of what stands for names. */
    private static List<String> paths() throws IOException {
        String text = Files.readString(Path.of("../docs/files.md"));
        String table = text.substring(text.indexOf("## Below the project"), text.indexOf("## Reports for people"));
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> PATH.matcher(cell).results().map(MatchResult::group))
                .map(path -> path.replace("`", ""))
                .filter(path -> !path.equals(PENDING))
                .map(path -> path.replaceFirst("(SESSION|GROUP)/$", ""))
                .map(path -> path.replace("SESSION", "s-81").replaceAll("\\bN\\b", "81"))
                .toList();
    }

    private static String name(String path) {
        return Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).reduce("", (before, part) -> part);
    }
}
