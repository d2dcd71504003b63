package dev.loki.cli.doctor;

import dev.loki.bootstrap.Configuration;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is looked at.
 *
 * @param loki for the project, by the environment without what is wrong in it
 */
record Examination(Invocation invocation, Project project, Configuration configuration, LokiEnterprise loki) {

    /** Whether a program is on the PATH. */
    boolean hasProgram(String name) {
        String path = invocation.environment().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(System.getProperty("path.separator")), -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
    }

    /** A path for people: from the project's folder, where it is in it. */
    String name(Path path) {
        return path.startsWith(project.root()) ? project.root().relativize(path).toString() : path.toString();
    }
}
