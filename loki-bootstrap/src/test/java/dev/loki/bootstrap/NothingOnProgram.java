package dev.loki.bootstrap;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.SpanKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;

/**
 * Calls what a facade offers to those who call it all the time, in a JVM of its own; exits with 1 where a thread was
 * started, though it may have ended, or something was not allowed.
 *
 * <p>Not called is what reads files by its nature, whatever is on: {@code policyFiles}, {@code records}, {@code compliance}
 * with {@code generateReport}, {@code runs} and {@code cycles}.
 */
public final class NothingOnProgram {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private NothingOnProgram() {}

    public static void main(String[] arguments) {
        long before = THREADS.getTotalStartedThreadCount();
        boolean allowed;
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), Path.of(arguments[0]))) {
            allowed = loki.policies()
                    .check(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY)
                    .allowed();
            record(loki);
            loki.events().emit("task", "runner", JsonObject.EMPTY);
            loki.traces().start("work", SpanKind.INTERNAL, null).close();
            loki.traces()
                    .task(loki.traces().project("shop"), "task-001")
                    .fail("no reason")
                    .close();
            loki.forwarding().start();
            loki.forwarding().appended();
            loki.forwarding().forwardOnce();
            loki.dashboard().log(DashboardEvent.of("create", "project"));
            loki.evidence();
            loki.features();
        }
        boolean newThreads = THREADS.getTotalStartedThreadCount() > before;
        System.exit(allowed && !newThreads ? 0 : 1);
    }

    private static void record(LokiEnterprise loki) {
        AuditDraft draft = new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL);
        loki.audit().record(draft);
        loki.audit().recordAsync(draft).toCompletableFuture().join();
        loki.audit().verify();
        loki.audit().read(AuditQuery.ALL, entry -> {});
        loki.repairs().startAuditSegment("nothing is kept");
    }
}
