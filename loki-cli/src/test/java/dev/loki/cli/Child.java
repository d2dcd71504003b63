package dev.loki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a child process.
 *
 * @param exitCode what it exited with
 * @param said on both streams
 */
public record Child(int exitCode, String said) {

    /** The Java that runs this test, without anything on its class path, started in a folder; short-lived. */
    public static Child java(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(arguments);
        return of(folder, command);
    }

    public static Child of(Path folder, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().remove("CLASSPATH");
            int exitCode = builder.start().waitFor();
            return new Child(exitCode, Files.readString(said));
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
