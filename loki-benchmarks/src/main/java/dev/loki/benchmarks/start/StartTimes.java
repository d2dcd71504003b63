package dev.loki.benchmarks.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts {@code loki policy check} as a whole process, in turn with {@code node -e 0}, and writes how long each took in
 * milliseconds of wall time. Arguments: the folder of loki-cli's jars, the project to check in, the file to write, then
 * one Java home or more; each is also started from a class data archive (AppCDS).
 */
public final class StartTimes {

    private static final int ROUNDS = 10;

    private StartTimes() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jars = Path.of(arguments[0]);
        Path project = Path.of(arguments[1]);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("node -e 0", List.of("node", "-e", "0"));
        for (String javaHome : List.of(arguments).subList(3, arguments.length)) {
            addJava(commands, Path.of(javaHome), jars, project);
        }
        commands.values().removeIf(command -> !starts(command));
        Map<String, List<Double>> millis = measure(commands);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[2]).toFile(), millis);
    }

    private static void addJava(Map<String, List<String>> commands, Path javaHome, Path jars, Path project)
            throws IOException, InterruptedException {
        String version = release(javaHome);
        Path archive = Files.createTempDirectory("loki-archive").resolve("loki.jsa");
        run(check(javaHome, jars, project, "-XX:ArchiveClassesAtExit=" + archive));
        commands.put("loki policy check, JDK " + version, check(javaHome, jars, project));
        commands.put(
                "loki policy check, JDK " + version + ", AppCDS",
                check(javaHome, jars, project, "-XX:SharedArchiveFile=" + archive));
    }

    /** The very options of the launcher, then those given. */
    private static List<String> check(Path javaHome, Path jars, Path project, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable"));
        command.addAll(List.of(options));
        try (var files = Files.newDirectoryStream(jars, "loki-cli-*.jar")) {
            command.addAll(List.of("-cp", files.iterator().next().toString(), "dev.loki.cli.Main"));
        }
        command.addAll(List.of("policy", "check", "--project", project.toString(), "pre_execution"));
        command.add("{\"file_path\":\"src/app.js\",\"active_agents\":2}");
        return command;
    }

    private static Map<String, List<Double>> measure(Map<String, List<String>> commands)
            throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long begin = System.nanoTime();
                run(command.getValue());
                millis.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                        .add((System.nanoTime() - begin) / 1e6);
            }
        }
        return millis;
    }

    private static boolean starts(List<String> command) {
        try {
            return run(command) == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String release(Path javaHome) throws IOException {
        return Files.readAllLines(javaHome.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .findFirst()
                .orElse("unknown");
    }
}
