package dev.loki.adapter.process.approval;

import dev.loki.adapter.process.proc.ProcessFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that started this one, however indirectly, or this one itself. What cannot be looked at is empty. Immutable.
 *
 * @param name for people, such as {@code process 4711 (sh)}
 * @param environment what it was started with
 * @param command its program and arguments
 * @param directory its current folder
 */
public record Ancestor(String name, Map<String, String> environment, List<String> command, Optional<Path> directory) {

    private static final String PROJECT = "--project";

    public Ancestor {
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
    }

    /** Whether it is a {@code loki run}. */
    public boolean isRun() {
        return RunCommandLine.optionsFrom(command).isPresent();
    }

    /** The project that a {@code loki run} was told of by its option; empty where it was not. */
    public Optional<String> project() {
        List<String> options = RunCommandLine.optionsFrom(command)
                .map(at -> command.subList(at, command.size()))
                .orElse(List.of());
        for (int i = 0; i < options.size() && isOption(options.get(i)); i++) {
            if (options.get(i).startsWith(PROJECT + "=")) {
                return Optional.of(options.get(i).substring(PROJECT.length() + 1));
            }
            if (options.get(i).equals(PROJECT)) {
                return options.stream().skip(i + 1L).findFirst();
            }
        }
        return Optional.empty();
    }

    /** What follows the first that is none is the command's. */
    private static boolean isOption(String argument) {
        return argument.startsWith("-") && !argument.equals("--");
    }

    boolean hasSession() {
        return !environment.getOrDefault(ProcessFiles.SESSION, "").isEmpty();
    }
}
