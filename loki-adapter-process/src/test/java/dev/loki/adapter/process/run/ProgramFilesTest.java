package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.digest.Sha256;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.ProgramFinder.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve("first"));
        Files.createDirectories(folder.resolve("second"));
    }

    @Test
    void aProgramIsTheFirstOfPathThatCanBeExecuted() throws Exception {
        Files.createDirectory(folder.resolve("first/deploy"));
        Path deploy = script("second/deploy", "echo 1");

        assertThat(find("deploy")).contains(new Program(deploy.toString(), sha256("echo 1")));
        Path earlier = script("deploy", "echo evil");
        assertThat(find("deploy").orElseThrow().path()).isEqualTo(deploy.toString());
        assertThat(find("./deploy")).contains(new Program(earlier.toString(), sha256("echo evil")));
        Files.delete(folder.resolve("first/deploy"));
        Path other = script("first/deploy", "echo 2");
        assertThat(find("deploy")).contains(new Program(other.toString(), sha256("echo 2")));
    }

    @Test
    void aLinkIsWhatItLeadsTo() throws Exception {
        Path deploy = script("second/deploy-2", "echo 1");
        Files.createSymbolicLink(folder.resolve("first/deploy"), deploy);

        assertThat(find("deploy")).contains(new Program(deploy.toString(), sha256("echo 1")));
    }

    @Test
    void whatIsTooLargeIsNamedWithoutADigestAndWhatIsNotThereIsNone() throws Exception {
        Path deploy = script("first/deploy", "echo 1");

        assertThat(new ProgramFiles(5).find(command("deploy"))).contains(new Program(deploy.toString(), null));
        assertThat(new ProgramFiles(6).find(command("deploy")))
                .contains(new Program(deploy.toString(), sha256("echo 1")));
        assertThat(find("absent")).isEmpty();
        assertThat(find("")).isEmpty();
        assertThat(find("a\0b")).isEmpty();
    }

    private Optional<Program> find(String program) {
        return new ProgramFiles().find(command(program));
    }

    private Command command(String program) {
        Map<String, String> environment = Map.of("PATH", "first:" + folder.resolve("second"));
        return new Command(List.of(program, "--now"), folder, environment);
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
