package dev.loki.bootstrap;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.SpanKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Calls everything a facade offers, in a JVM of its own; exits with 1 where a thread was started or something was not allowed. */
public final class NothingOnProgram {

    private NothingOnProgram() {}

    public static void main(String[] arguments) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        boolean allowed;
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), Path.of(arguments[0]))) {
            allowed = loki.policies()
                    .check(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY)
                    .allowed();
            loki.audit().record(new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL));
            loki.audit().verify();
            loki.events().emit("task", "runner", JsonObject.EMPTY);
            loki.traces().start("work", SpanKind.INTERNAL, null).close();
        }
        boolean newThreads = !before.containsAll(Thread.getAllStackTraces().keySet());
        System.exit(allowed && !newThreads ? 0 : 1);
    }
}
