package dev.loki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does once what the hot commands do, in a project of its own, so that the JVM can write down the classes they load. The
 * launcher starts it to make an archive of them. Argument: a folder, in which it leaves its project. What is answered goes
 * to standard output, as ever.
 */
public final class Rehearsal {

    /** As people write them: what decides differently loads other classes, and what is not understood hardly any. */
    private static final String POLICIES = """
            # What is commented is read, too.
            policies:
              pre_execution:
                - name: boundary
                  rule: "file_path must start with project_dir"
                  action: deny
                - name: few
                  rule: "active_agents <= 5"
                  action: require_approval
              pre_deployment:
                - name: gates
                  gates: [unit, review]
                  action: deny
              resource:
                - name: budget
                  max_tokens: 1000000
                  alerts: [50, 80, 95]
                  on_exceed: require_approval
                  providers: [claude, codex]
              data:
                - name: secrets
                  type: secret_detection
                  action: deny
            tests:
              - name: a file elsewhere
                point: pre_execution
                context: {file_path: /etc/passwd, project_dir: /srv/p}
                expect: DENY
            """;

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]).toAbsolutePath().resolve("project");
        Path loki = Files.createDirectories(project.resolve(".loki"));
        HeadStart.begin();
        check(project, "{}"); // without any policy
        Files.writeString(loki.resolve("policies.yaml"), POLICIES);
        for (String context : contexts()) {
            check(project, context);
        }
        Main.execute("event", "emit", "--project", project.toString(), "task", "cli", "complete", "key=value");
        System.exit(0); // as Main ends
    }

    /** What is allowed and what is denied, of files, commands and a hook's own account. */
    private static List<String> contexts() {
        return List.of(
                "{\"file_path\":\"src/app.js\",\"active_agents\":2}",
                "{\"command\":\"ls -l src && git status\",\"active_agents\":2}",
                "{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"cat src/app.js\"},\"hook_event_name\":\"PreToolUse\"}",
                "{\"file_path\":\"/etc/passwd\",\"active_agents\":2}");
    }

    private static void check(Path project, String context) {
        Main.execute("policy", "check", "--project", project.toString(), "pre_execution", context);
    }
}
