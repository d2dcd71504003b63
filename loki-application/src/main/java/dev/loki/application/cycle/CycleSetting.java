package dev.loki.application.cycle;

import dev.loki.domain.trace.TraceContext;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a cycle happens in.
 *
 * @param session the id of the run, safe as a file name
 * @param project the project's folder, absolute, in which commands start
 * @param environment what every command gets, before its step adds to it
 * @param outer what the run happens in
 */
public record CycleSetting(String session, Path project, Map<String, String> environment, TraceContext outer) {

    public CycleSetting {
        environment = Map.copyOf(environment);
    }
}
