package dev.loki.adapter.process.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.scan.ContentSourceContract;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.ContentSourceException;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Needs(External.GIT)
class StagedContentsTest extends ContentSourceContract {

    @TempDir
    private Path tree;

    @Override
    protected ContentSource open(String name, byte[] text) throws IOException, InterruptedException {
        git("init", "-q");
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text);
        git("add", ".");
        return new StagedContents(tree, Map.of());
    }

    @Test
    void outsideOfARepositoryThereIsNothingToBeHad() {
        Map<String, String> noFurther = Map.of("GIT_CEILING_DIRECTORIES", String.valueOf(tree.getParent()));
        try (ContentSource source = new StagedContents(tree, noFurther)) {
            assertThatExceptionOfType(ContentSourceException.class)
                    .isThrownBy(source::list)
                    .withMessageContaining("git cannot say what is staged");
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(line).directory(tree.toFile()).start().waitFor())
                .isZero();
    }
}
