package dev.loki.bootstrap;

import dev.loki.ports.policy.PolicyFileName;
import java.util.List;
import java.util.stream.Stream;

/** What is Loki's own below its folder, so that no variable puts something else there. */
final class ReservedNames {

    static final List<String> ALL = Stream.concat(
                    Stream.of(
                            "audit",
                            "compliance.json",
                            "config.json",
                            "config.yaml",
                            "dashboard",
                            "events",
                            "events.jsonl",
                            "integrations",
                            "outbox",
                            "prd",
                            "reports",
                            "residency.json",
                            "run",
                            "signals",
                            "state",
                            "templates"),
                    PolicyFileName.ALL.stream())
            .toList();

    private ReservedNames() {}
}
