package dev.loki.cli;

import dev.loki.testing.Executables;
import java.io.IOException;
import java.nio.file.Path;

/** A program {@code loki} of the classes under test, short-lived. */
final class Launcher {

    private Launcher() {}

    static Path in(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Executables.write(
                folder.resolve("loki"),
                "#!/bin/sh\nLC_ALL=C.UTF-8 exec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' dev.loki.cli.Main \"$@\"\n");
    }
}
