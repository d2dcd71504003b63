package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parser a look for policies loads, seen in the JVM's own log of a process of its own. */
class LoadedClassesTest {

    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final String SNAKEYAML = "org.yaml.snakeyaml.";

    @TempDir
    private Path folder;

    @BeforeEach
    void noFile() {
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noFileLoadsNoParser() throws Exception {
        assertThat(loadedClasses()).contains("PolicyLoad$Absent").doesNotContain(JACKSON, SNAKEYAML);
    }

    @Test
    void jsonLoadsNoYamlParser() throws Exception {
        Files.writeString(folder.resolve("policies.json"), "{}");
        assertThat(loadedClasses()).contains("PolicyLoad$Found", JACKSON).doesNotContain(SNAKEYAML);
    }

    @Test
    void yamlLoadsNoJsonParser() throws Exception {
        Files.writeString(folder.resolve("policies.yaml"), "a: 1");
        assertThat(loadedClasses()).contains("PolicyLoad$Found", SNAKEYAML).doesNotContain(JACKSON);
    }

    private String loadedClasses() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadingProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        return log;
    }
}
