package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNumber;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that appends to a chain: FOLDER NAME THREADS COUNT. Prints the hash of each entry as soon as it is
 * acknowledged; each thread ends at its first failure.
 */
final class AppendingProcess {

    private AppendingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        AuditLog log = new FileAuditLog(Path.of(args[0]), new JacksonJsonReader(), Clock.systemUTC());
        int count = Integer.parseInt(args[3]);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            String name = args[1] + "-" + i;
            threads.add(new Thread(() -> append(log, name, count)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();
    }

    private static void append(AuditLog log, String name, int count) {
        try {
            for (int i = 0; i < count; i++) {
                String hash = log.append(new AuditDraft(name, "append", null, "é".repeat(i % 100), JsonNumber.of(i)))
                        .hash();
                System.out.println(hash);
            }
        } catch (AuditLogException e) {
            System.err.println(e.getMessage());
        }
    }
}
