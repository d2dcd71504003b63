package dev.loki.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** loki-bom has no parent, so that nothing holds it but this. */
class BomTest {

    /** Nobody depends on these from without: they test, measure, verify and package. */
    private static final Set<String> INTERNAL = Set.of(
            "loki-testing",
            "loki-port-contracts",
            "loki-stand-ins",
            "loki-benchmarks",
            "loki-verification",
            "loki-bom",
            "loki-dist");

    private static final Path ROOT = Path.of(System.getProperty("loki.root", ".."));

    @Test
    void theBomListsEveryArtifact() throws IOException {
        Set<String> modules = new TreeSet<>(all("<module>(loki-[a-z0-9-]+)</module>", "pom.xml"));
        modules.removeAll(INTERNAL);
        assertThat(all("<artifactId>(loki-[a-z0-9-]+)</artifactId>", "loki-bom/pom.xml"))
                .filteredOn(artifact -> !artifact.equals("loki-bom"))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void theBomHasTheVersionOfTheBuild() throws IOException {
        String version = "<version>([^<]+)</version>";
        assertThat(all(version, "loki-bom/pom.xml").get(0))
                .isEqualTo(all(version, "pom.xml").get(0));
    }

    private static List<String> all(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toList());
    }
}
