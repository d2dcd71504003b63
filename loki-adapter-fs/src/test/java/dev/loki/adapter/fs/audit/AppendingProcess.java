package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.json.JacksonJsonReader;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNumber;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that appends to a chain: FOLDER NAME COUNT. Prints how many entries were acknowledged. */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] args) {
        AuditLog log = new FileAuditLog(Path.of(args[0]), new JacksonJsonReader(), Clock.systemUTC());
        int count = Integer.parseInt(args[2]);
        int acknowledged = 0;
        try {
            for (; acknowledged < count; acknowledged++) {
                log.append(new AuditDraft(
                        args[1], "append", null, "é".repeat(acknowledged % 100), JsonNumber.of(acknowledged)));
            }
        } catch (AuditLogException e) {
            System.err.println(e.getMessage());
        }
        System.out.println(acknowledged);
    }
}
