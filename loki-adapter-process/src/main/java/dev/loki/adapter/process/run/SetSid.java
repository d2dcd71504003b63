package dev.loki.adapter.process.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program by which a command gets a session of the system of its own. It becomes the command, so that this has the
 * number that was started.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/setsid.1.html">setsid(1)</a>
 */
record SetSid(Path program) {

    /** Empty where the system does not have it, such as macOS. */
    static Optional<SetSid> find() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(SetSid::new);
    }

    List<String> before(List<String> line) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "--"));
        all.addAll(line);
        return all;
    }
}
