package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.policy.PolicySourceContract;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinglePolicyFileTest extends PolicySourceContract {

    @TempDir
    private Path scratch;

    @Override
    protected PolicySource source() {
        return new SinglePolicyFile(file());
    }

    @Override
    protected void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    @Override
    protected void spoil() throws IOException {
        Files.deleteIfExists(file());
        Files.createDirectory(file());
    }

    @Test
    void aFileThatIsNamedAndNotThereIsSaid() {
        assertThat(problem(file())).startsWith("next.json:1: cannot be read: ");
    }

    @Test
    void theNameSaysHowItIsRead() throws IOException {
        Path yaml = scratch.resolve("next.yml");
        Files.writeString(yaml, "a: 1\n");
        assertThat(new SinglePolicyFile(yaml).load()).isInstanceOf(PolicyLoad.Found.class);
        assertThat(problem(scratch.resolve("next.txt")))
                .isEqualTo("next.txt:1: expected a name that ends in .json, .yaml or .yml");
    }

    private static String problem(Path path) {
        return ((PolicyLoad.Unreadable) new SinglePolicyFile(path).load())
                .problem()
                .toString();
    }

    private Path file() {
        return scratch.resolve("next.json");
    }
}
