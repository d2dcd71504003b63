package dev.loki.domain.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real shell ran, and the files it made, were in the reading, or there was a doubt. */
@Order(1)
class ShellDifferentialTest {
    private static final Set<Doubt.Kind> OF_PROGRAMS =
            EnumSet.of(Doubt.Kind.SYNTAX, Doubt.Kind.PROGRAM, Doubt.Kind.CODE, Doubt.Kind.SCRIPT);

    private static final int BATCH = 200;

    @TempDir
    private Path folder;

    private int surely;
    private int started;
    private final List<String> missed = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"bash", "sh"})
    void whatAShellRunsOfAGeneratedCommandWasRead(String shell) throws Exception {
        CommandGenerator generator = new CommandGenerator(11);
        compare(shell, generator::command, Nightly.count(300, 20_000));
        assertThat(missed).isEmpty();
        assertThat(surely)
                .as("commands read surely, else this test shows nothing")
                .isGreaterThan(100);
        assertThat(started).as("programs that ran").isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "sh"})
    void whatAShellRunsOfAMutatedCommandWasRead(String shell) throws Exception {
        CommandGenerator generator = new CommandGenerator(12);
        compare(shell, generator::mutated, Nightly.count(300, 20_000));
        assertThat(missed).isEmpty();
        assertThat(started).as("programs that ran").isGreaterThan(100);
    }

    private void compare(String shell, Supplier<String> commands, int count) throws IOException, InterruptedException {
        Skips.unless(StubbedShell.isPresent(shell), shell, "no program " + shell + " or timeout in /bin or /usr/bin");
        Path stubs = StubbedShell.makeStubs(folder.resolve("stubs"));
        for (int done = 0; done < count; done += BATCH) {
            List<String> batch = Stream.generate(commands)
                    .limit(Math.min(BATCH, count - done))
                    .toList();
            Path runs = Files.createDirectory(folder.resolve("runs" + done));
            List<StubbedShell> ran = StubbedShell.runAll(shell, batch, stubs, runs);
            for (int i = 0; i < batch.size(); i++) {
                check(batch.get(i), ShellReader.read(batch.get(i)), ran.get(i));
            }
        }
    }

    private void check(String command, ShellReading reading, StubbedShell run) {
        boolean sure = reading.doubts().stream().noneMatch(doubt -> OF_PROGRAMS.contains(doubt.kind()));
        started += run.programs().size();
        if (!sure) {
            return;
        }
        surely++;
        run.programs().stream()
                .filter(name -> reading.invocations().stream().noneMatch(read -> read.isProgram(name)))
                .forEach(name -> missed.add("ran " + name + " of: " + command));
        boolean sureOfFiles = reading.certain()
                && reading.touches().stream().allMatch(touch -> touch.path().form() == Word.Form.TEXT);
        run.files().stream()
                .filter(file -> sureOfFiles && reading.touches().stream().noneMatch(touch -> names(touch, file)))
                .forEach(file -> missed.add("wrote " + file + " by: " + command));
    }

    private static boolean names(FileTouch touch, String file) {
        return Path.of(touch.path().value()).normalize().toString().equals(file);
    }
}
