package dev.loki.ports.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to be started.
 *
 * @param line the program and its arguments, at least the program
 * @param directory where it starts
 * @param environment all of its environment
 */
public record Command(List<String> line, Path directory, Map<String, String> environment) {

    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }
}
