package dev.loki.cli.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example policy file of the seed, with a gate policy beside it. */
public final class SeedPolicyFile {

    private static final String YAML = """
            policies:
              pre_execution:
                - name: project-boundary
                  rule: "file_path must start with project_dir"
                  action: deny
                - name: agent-limit
                  rule: "active_agents <= 5"
                  action: require_approval
              pre_deployment:
                - name: release-gates
                  gates: [unit, review]
                  action: deny
              resource:
                - name: token-budget
                  max_tokens: 1000000
                  alerts: [50, 80, 95]
                  on_exceed: require_approval
                  providers: [claude, codex]
              data:
                - name: secret-scan
                  type: secret_detection
                  action: deny
            """;

    private SeedPolicyFile() {}

    public static void writeTo(Path project) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), YAML);
    }
}
