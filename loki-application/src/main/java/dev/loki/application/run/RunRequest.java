package dev.loki.application.run;

import dev.loki.domain.trace.TraceContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param session the id of the run, safe as a file name
 * @param command the program and its arguments, at least the program
 * @param project the project's folder, absolute
 * @param directory where the command starts
 * @param environment what the command gets, before the run adds to it
 * @param outer what the run happens in
 */
public record RunRequest(
        String session,
        List<String> command,
        Path project,
        Path directory,
        Map<String, String> environment,
        TraceContext outer) {

    public RunRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
