package dev.loki.ports.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the program that a command would start. Implementations are thread-safe. */
@FunctionalInterface
public interface ProgramFinder {

    /** The program as it is at this moment; empty where none is found. Never throws for what the files are. */
    Optional<Program> find(Command command);

    /**
     * A program.
     *
     * @param path where it really lies, links followed
     * @param sha256 of what it holds, in lower-case hex; null where it cannot be read, or is larger than is read
     */
    record Program(String path, @Nullable String sha256) {}
}
