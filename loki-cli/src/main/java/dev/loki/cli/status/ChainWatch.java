package dev.loki.cli.status;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.ports.audit.VerifyProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks the audit chain again and again, where it has grown, and so that a check of a long chain leaves the machine to
 * others. Not thread-safe.
 */
final class ChainWatch {

    /** Of the time, this part goes into checks at most. */
    private static final int ONE_OF = 20;

    private @Nullable ChainCheck last;
    private long size = -1;

    /** @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read */
    ChainCheck check(LokiEnterprise loki, Project project, VerifyProgress progress) {
        ChainCheck known = last;
        long now = size(project.lokiDir().resolve("audit").resolve("audit.jsonl"));
        if (known != null && (now == size || isSoon(known))) {
            return known;
        }
        Instant at = Instant.now();
        long start = System.nanoTime();
        ChainCheck made =
                new ChainCheck(loki.audit().verify(progress), at, Duration.ofNanos(System.nanoTime() - start));
        last = made;
        size = now;
        return made;
    }

    private static boolean isSoon(ChainCheck last) {
        return Duration.between(last.at(), Instant.now()).compareTo(last.took().multipliedBy(ONE_OF)) < 0;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // none yet, or the check says what is wrong
        }
    }
}
