package dev.loki.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the project, shared by all commands. */
public final class ProjectOption {

    /** What was given; null where nothing was. */
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "The project; else LOKI_PROJECT_DIR, else the nearest folder upwards that holds .loki, else the"
                            + " current folder.")
    @Nullable
    public Path folder;
}
