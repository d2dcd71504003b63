package dev.loki.adapter.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessAncestryTest {

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final long PARENT = SELF.parent().orElseThrow().pid();

    @TempDir
    Path proc;

    @Test
    void aProcessWhoseAncestorsWereStartedWithoutASessionIsFree() throws Exception {
        write(SELF.pid(), "environ", "PATH=/bin\0XLOKI_SESSION_ID=x\0LOKI_SESSION_ID=\0");
        write(PARENT, "environ", "HOME=/root\0NOTE=LOKI_SESSION_ID=x\0");
        write(PARENT, "cmdline", "sh\0-c\0loki run\0");

        assertThat(new ProcessAncestry(SELF, proc).governed()).isEmpty();
    }

    @Test
    void whereNothingCanBeLookedAtNothingIsFound() {
        assertThat(new ProcessAncestry(SELF, proc.resolve("absent")).governed()).isEmpty();
    }

    @Test
    void theParentsSessionIsFoundAndNamed() throws Exception {
        write(PARENT, "environ", "PATH=/bin\0LOKI_SESSION_ID=0af3-11\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("process " + PARENT).endsWith("belongs to session 0af3-11"));
    }

    @Test
    void theProcessItselfCounts() throws Exception {
        write(SELF.pid(), "environ", "LOKI_SESSION_ID=a b\n\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text -> assertThat(text).endsWith("session of an odd name"));
    }

    @Test
    void aRunAmongTheAncestorsIsFoundThoughItsChildReplacedItself() throws Exception {
        write(PARENT, "cmdline", "/jdk/bin/java\0-cp\0/srv/loki.jar\0dev.loki.cli.Main\0run\0--\0sh\0agent.sh\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text -> assertThat(text).endsWith("which is a 'loki run'"));
    }

    @ParameterizedTest
    @CsvSource({
        "java dev.loki.cli.Main run -- sh, true",
        "java -jar /opt/loki-1.0.jar run sh, true",
        "java -jar loki.jar run sh, true",
        "java dev.loki.cli.Main approve grant run, false",
        "java dev.loki.cli.Main, false",
        "java -jar /opt/other.jar run sh, false",
        "java -Dx=dev.loki.cli.Main run, false",
        "sh run, false",
        "'', false"
    })
    void aRunIsToldByItsCommand(String line, boolean isRun) {
        assertThat(RunCommandLine.isRun(List.of(line.split(" ", -1)))).isEqualTo(isRun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env -u LOKI_SESSION_ID \"$@\"; true",
                "unset LOKI_SESSION_ID; sh -c '\"$@\"; true' sh \"$@\"; true",
                "sh -c 'env -i PATH=/usr/bin:/bin \"$@\"; true' sh \"$@\"; true"
            })
    @EnabledOnOs(OS.LINUX)
    void anAgentThatUnsetsTheVariableIsFoundByTheOperatingSystem(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AncestryInChildJvm.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("LOKI_SESSION_ID", "agents-own");
        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("null: ").contains("which belongs to session agents-own");
    }

    private void write(long pid, String file, String text) throws Exception {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(folder.resolve(file), text, StandardCharsets.ISO_8859_1);
    }
}
