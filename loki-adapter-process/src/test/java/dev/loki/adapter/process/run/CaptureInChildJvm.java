package dev.loki.adapter.process.run;

import dev.loki.ports.cycle.StepRunner.Exit;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that runs one script as a step, with little patience, and says how it ended. Arguments: directory, script. */
final class CaptureInChildJvm {

    private CaptureInChildJvm() {}

    public static void main(String[] args) throws CommandStartException {
        Command command =
                new Command(List.of("/bin/sh", "-c", args[1]), Path.of(args[0]), Map.of("PATH", "/usr/bin:/bin"));
        CapturingRunner runner = CapturingRunner.open(System.out, System.err, () -> false, Duration.ofMillis(500));
        try {
            Exit exit = runner.run(command, Optional.empty(), (bytes, length) -> {}, () -> false);
            System.out.println("ended " + exit.cause() + " " + exit.exitCode() + ", signal "
                    + runner.endingSignal().orElse(0));
        } finally {
            runner.close();
        }
    }
}
