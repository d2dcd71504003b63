package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.Retention;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A process of its own that appends to the log: FOLDER NAME COUNT MAXBYTES. Prints each number once it is durable. */
final class DashboardProcess {

    private DashboardProcess() {}

    public static void main(String[] args) {
        DashboardLog log = new FileDashboardLog(
                Path.of(args[0]),
                new JacksonJsonReader(),
                InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")),
                new LogLimits(Long.parseLong(args[3]), 9000, true),
                Retention.NONE,
                System.err::println);
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            log.append(DashboardEvent.of("create", "project")
                    .by(args[1])
                    .with(JsonObject.builder().put("n", i).build()));
            System.out.println(i);
        }
    }
}
