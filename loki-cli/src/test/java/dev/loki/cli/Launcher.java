package dev.loki.cli;

import dev.loki.testing.Executables;
import java.io.IOException;
import java.nio.file.Path;

/** A program {@code loki} of the classes under test, short-lived. */
public final class Launcher {

    private Launcher() {}

    public static Path in(Path folder) throws IOException {
        String program = String.join("' '", Program.command());
        return Executables.write(folder.resolve("loki"), "#!/bin/sh\nLC_ALL=C.UTF-8 exec '" + program + "' \"$@\"\n");
    }
}
