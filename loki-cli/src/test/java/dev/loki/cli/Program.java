package dev.loki.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * How the classes under test are started as a program of their own. Tests start some hundreds of them: most of their time
 * goes into loading the same classes, so these are archived once, as users' launchers do. The JVM takes archives of jars
 * alone. Thread-safe.
 */
public final class Program {

    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    private static final List<String> COMMAND = archived();

    private Program() {}

    /** The program with its options, up to its first argument. */
    public static List<String> command() {
        return COMMAND;
    }

    private static List<String> archived() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "program")).toAbsolutePath();
            Path jar = folder.resolve("loki-cli.jar");
            Path archive = folder.resolve("classes.jsa");
            Path classes = folder.resolve("classes");
            Files.deleteIfExists(archive);
            jar(jar);
            run(folder, java(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes), jar, "run", "--", "true"));
            Files.write(classes, withoutLambdas(classes));
            List<String> archived = List.of("-XX:SharedArchiveFile=" + archive);
            run(folder, java(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, archived.get(0)), jar));
            return java(Files.exists(archive) ? archived : List.of(), jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java 17 dies of archiving some lambdas of the libraries. */
    private static List<String> withoutLambdas(Path classes) throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.filter(line -> !line.startsWith("@")).toList();
        }
    }

    private static void jar(Path jar) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int exitCode = tool.run(System.out, System.err, "-c0f", jar.toString(), "-C", CLASSES.toString(), ".");
        if (exitCode != 0) {
            throw new IllegalStateException("cannot make a jar of " + CLASSES);
        }
    }

    private static List<String> java(List<String> options, Path jar, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(SHORT_LIVED);
        line.addAll(options);
        line.addAll(List.of("-cp", classPath(jar), Main.class.getName()));
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }

    /** The jar in place of what was compiled here; tests' own classes are no part of the program. */
    private static String classPath(Path jar) {
        Stream<String> others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).startsWith(Path.of("target").toAbsolutePath()));
        return String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(jar.toString()), others).toList());
    }

    private static void run(Path folder, List<String> line) throws IOException {
        Path project = Files.createTempDirectory(folder, "project");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOKI_"));
        try {
            if (!builder.start().waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("nothing came of " + line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
