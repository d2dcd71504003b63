package dev.loki.bootstrap;

import dev.loki.testing.External;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ways to run a program such that it cannot speak with others, or that it is seen where it tries. */
enum Isolation {
    /** Without any network, loopback included: whatever needs one fails. */
    WITHOUT_NETWORK(External.UNSHARE) {
        @Override
        List<String> before(Path log) throws IOException, InterruptedException {
            String unshare = External.UNSHARE.path().toString();
            return succeeds(List.of(unshare, "-n", "true")) ? List.of(unshare, "-n") : List.of(unshare, "-rn");
        }
    },
    /** Every call of the kernel that speaks with others is written down. */
    WATCHED(External.STRACE) {
        @Override
        List<String> before(Path log) {
            String calls = "trace=connect,sendto,sendmsg,sendmmsg,socket";
            return List.of(
                    External.STRACE.path().toString(), "-f", "-qq", "-s", "0", "-e", calls, "-o", log.toString());
        }
    };

    private static final Pattern SPEAKS = Pattern.compile("\\b(connect|sendto|sendmsg|sendmmsg)\\(.*AF_INET6?\\b.*");

    private final External program;

    Isolation(External program) {
        this.program = program;
    }

    /**
     * What came of a run.
     *
     * @param output of both streams
     * @param spoken calls to addresses of IPv4 or IPv6, where they are written down
     */
    record Outcome(int exitCode, String output, List<String> spoken) {}

    abstract List<String> before(Path log) throws IOException, InterruptedException;

    /** Skips the test where this machine does not have it, or does not allow it. */
    void require() throws IOException, InterruptedException {
        Skips.unless(program.find().isPresent(), program, program.token() + " is not on the PATH");
        Path log = Files.createTempFile("isolation", ".log");
        try {
            List<String> command = new ArrayList<>(before(log));
            command.add("true");
            Skips.unless(succeeds(command), program, "the kernel does not allow " + command);
        } finally {
            Files.delete(log);
        }
    }

    /** @param scratch a folder for what is written down, and for what the program says */
    Outcome run(Path scratch, List<String> program) throws IOException, InterruptedException {
        Path log = scratch.resolve("calls.log");
        Path output = scratch.resolve("output.log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(before(log));
        command.addAll(program);
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Outcome(exitCode, Files.readString(output), Files.exists(log) ? spoken(log) : List.of());
    }

    private static List<String> spoken(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> SPEAKS.matcher(line).find())
                .toList();
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
