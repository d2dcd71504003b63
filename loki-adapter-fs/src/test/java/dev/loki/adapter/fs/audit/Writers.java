package dev.loki.adapter.fs.audit;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes that append to one chain.
 *
 * @param folder the chain's
 * @param errors takes what they say on standard error
 */
record Writers(Path folder, Path errors) {

    /** Starts one, by a program in front of it where that is wanted, such as a shell that sets limits. */
    Process start(List<String> before, String name, int threads, int count) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                name,
                String.valueOf(threads),
                String.valueOf(count)));
        return new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(errors.toFile()))
                .start();
    }
}
