package dev.loki.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does once what the hot commands do, in a project of its own, so that the JVM can write down the classes they load. The
 * launcher starts it to make an archive of them. Argument: a folder, in which it leaves its project.
 */
public final class Rehearsal {

    private static final String POLICIES = """
            policies:
              pre_execution:
                - name: boundary
                  rule: "file_path must start with project_dir"
                  action: deny
                - name: few
                  rule: "active_agents <= 5"
                  action: deny
              pre_deployment:
                - name: gates
                  gates: [unit]
                  action: deny
              resource:
                - name: budget
                  max_tokens: 1000000
                  on_exceed: deny
                  providers: [claude]
              data:
                - name: secrets
                  type: secret_detection
                  action: deny
            """;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]).toAbsolutePath().resolve("project");
        Path loki = Files.createDirectories(project.resolve(".loki"));
        check(project, "{}"); // without any policy
        Files.writeString(loki.resolve("policies.yaml"), POLICIES);
        for (String context : contexts()) {
            check(project, context);
        }
        run(project, "event", "emit", "task", "cli", "rehearsed", "key=value");
        System.exit(0); // as Main ends
    }

    /** What is allowed and what is denied, of files, commands and a hook's own account. */
    private static List<String> contexts() {
        return List.of(
                "{\"file_path\":\"src/app.js\",\"active_agents\":2}",
                "{\"command\":\"ls -l src && git status\",\"active_agents\":2}",
                "{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"cat src/app.js\"},\"hook_event_name\":\"PreToolUse\"}",
                "{\"file_path\":\"/etc/passwd\",\"active_agents\":9}");
    }

    private static void check(Path project, String context) {
        run(project, "policy", "check", "pre_execution", context);
    }

    private static void run(Path project, String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Map<String, String> environment = UserEnvironment.restored(Map.of());
        Invocation invocation =
                new Invocation(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, environment, project);
        CommandLines.execute(invocation, arguments);
    }
}
