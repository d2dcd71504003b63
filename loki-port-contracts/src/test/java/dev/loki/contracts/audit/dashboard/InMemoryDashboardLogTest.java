package dev.loki.contracts.audit.dashboard;

import dev.loki.domain.json.JsonString;
import dev.loki.ports.audit.dashboard.DashboardLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

class InMemoryDashboardLogTest extends DashboardLogContract {

    private final InMemoryDashboardLog log =
            new InMemoryDashboardLog(InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

    @Override
    protected DashboardLog log() {
        return log;
    }

    @Override
    protected Path file() {
        return InMemoryDashboardLog.FILE;
    }

    @Override
    protected void change(int number) {
        log.lines().set(number, log.lines().get(number).with("user_id", new JsonString("mallory")));
    }

    @Override
    protected void breakDown() {
        log.failAppends();
    }
}
