package dev.loki.adapter.fs.policy;

import java.util.List;

/** Policy files that are understood, in both formats and several styles, to be damaged. */
final class ValidPolicyTexts {

    static final String YAML = """
            # every kind
            policies:
              pre_execution:
                - name: project-boundary
                  rule: "file_path must start with project_dir"
                  action: deny
                - name: agent-limit
                  rule: active_agents <= 5
                  action: require_approval
                  mode: shadow
                - {name: branches, rule: 'branch must not match {main,release/*}', action: warn}
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
                  description: |
                    Keys and tokens
                    stay here.
              approval_gates:
                - name: deploy
                  phase: deployment
                  timeout_minutes: 30
                  auto_approve_on_timeout: false
            tests:
              - name: outside
                point: pre_execution
                context: {file_path: /etc/passwd, project_dir: /p, n: [1, -2.5e3, ~]}
                expect: DENY
            """;

    /** List items that stand no deeper than their key. */
    static final String FLUSH = """
            pre_execution:
            - name: few
              rule: >-
                active_agents
                <= 5
              action: deny
            data:
            - name: people
              type: pii_scanning
              action: warn
            """;

    static final String JSON = """
            {
              "policies": {
                "pre_execution": [
                  {"name": "b", "rule": "file_path must start with project_dir", "action": "deny"},
                  {"name": "c", "rule": "command must not run [rm, curl]", "action": "deny", "on_missing": "skip"}
                ],
                "resource": [{"name": "r", "max_tokens": 10, "on_exceed": "shutdown", "alerts": [50]}],
                "data": [{"name": "caf\\u00e9", "type": "secret_detection", "action": "deny"}]
              },
              "tests": [{"name": "t", "point": "data", "context": {"content": "x", "n": -2.5e3}, "expect": "ALLOW"}]
            }
            """;

    static final List<String> ALL = List.of(YAML, FLUSH, JSON);

    private ValidPolicyTexts() {}
}
