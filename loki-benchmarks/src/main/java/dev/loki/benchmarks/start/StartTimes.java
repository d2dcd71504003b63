package dev.loki.benchmarks.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts {@code loki policy check} as a whole process, in turn with {@code node -e 0}, and writes how long each took in
 * milliseconds of wall time. The launcher starts it, as it does for its users, without looking for changed sources, as in an
 * installation. Arguments: the launcher, the project to check in, the file to write, then one Java home or more; each is
 * started with the archive of classes that the launcher has made, and without.
 */
public final class StartTimes {

    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private StartTimes() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path project = Path.of(arguments[1]);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("node -e 0", List.of("node", "-e", "0"));
        for (String javaHome : List.of(arguments).subList(3, arguments.length)) {
            addJava(commands, Path.of(javaHome), launcher, project);
        }
        commands.values().removeIf(command -> !starts(command));
        Map<String, List<Double>> millis = measure(commands);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[2]).toFile(), millis);
    }

    private static void addJava(Map<String, List<String>> commands, Path javaHome, Path launcher, Path project)
            throws IOException, InterruptedException {
        String version = release(javaHome);
        Path cache = Files.createTempDirectory("loki-start");
        List<String> archived = check(javaHome, launcher, project, "XDG_CACHE_HOME=" + cache);
        run(archived);
        awaitArchive(cache);
        commands.put(
                "loki policy check, JDK " + version + ", no archive",
                check(javaHome, launcher, project, "LOKI_NO_CACHE=1"));
        commands.put("loki policy check, JDK " + version, archived);
    }

    /** The launcher has it made beside the first command. */
    private static void awaitArchive(Path cache) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere(cache)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no archive after " + PATIENCE + " in " + cache);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isThere(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            return names.stream().anyMatch(name -> name.contains(","))
                    && names.stream().noneMatch(name -> name.endsWith(".making"));
        }
    }

    private static List<String> check(Path javaHome, Path launcher, Path project, String variable) {
        return List.of(
                "env",
                "LOKI_NO_BUILD=1",
                "JAVA_HOME=" + javaHome,
                variable,
                launcher.toString(),
                "policy",
                "check",
                "--project",
                project.toString(),
                "pre_execution",
                "{\"file_path\":\"src/app.js\",\"active_agents\":2}");
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
