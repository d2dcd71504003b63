package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.ports.audit.VerifyProgress;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a file part by part, a long one on all cores. The result is the same however many there are: the parts are
 * joined in order, and one that is wrong or not linked is verified again from its true beginning, so that the first fault
 * is found, and its reason.
 */
final class ChainWalk {

    /** Long enough that a part costs more than its thread. */
    static final long PART = 4L * 1024 * 1024;

    private static final int MOST_THREADS = 32;

    private final Storage storage;
    private final Path file;
    private final LineJudge judge;
    private final long partSize;
    private final int threads;

    ChainWalk(Storage storage, Path file, LineJudge judge) {
        this(storage, file, judge, PART, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
    }

    /**
     * @param partSize in bytes
     */
    ChainWalk(Storage storage, Path file, LineJudge judge, long partSize, int threads) {
        this.storage = storage;
        this.file = file;
        this.judge = judge;
        this.partSize = partSize;
        this.threads = threads;
    }

    /**
     * What was found.
     *
     * @param tip where the next entry would be linked, after the lines that are right
     */
    record Walked(ChainVerdict verdict, ChainTip tip, ChainFindings findings) {

        /** The same, of a chain that something speaks against. */
        Walked against(String reason) {
            return new Walked(ChainVerdict.broken(verdict.entries(), reason), tip, findings);
        }
    }

    /**
     * Verifies the lines that the file has now.
     *
     * @param log the file, open
     * @param first verifies the first part
     */
    Walked run(StorageFile log, ChainVerifier first, VerifyProgress progress) throws IOException {
        Joined joined = new Joined(log, log.length(), first, progress);
        if (threads == 1 || joined.length <= 2 * partSize) {
            return joined.run(null);
        }
        try (PartsAhead ahead = new PartsAhead(storage, file, judge, partSize, partSize, joined.length, threads)) {
            return joined.run(ahead);
        }
    }

    /** The parts so far. */
    private final class Joined {

        private final ChainFindings findings = new ChainFindings();
        private final StorageFile log;
        private final long length;
        private final ChainVerifier first;
        private final VerifyProgress progress;
        private ChainTip tip = ChainTip.START;
        private long lines;

        Joined(StorageFile log, long length, ChainVerifier first, VerifyProgress progress) {
            this.log = log;
            this.length = length;
            this.first = first;
            this.progress = progress;
        }

        Walked run(@Nullable PartsAhead ahead) throws IOException {
            for (long from = 0; from < length; from += partSize) {
                long to = Math.min(from + partSize, length);
                Part part = from == 0 ? verify(0, to, first) : next(ahead, from, to);
                findings.addLater(part.findings(), lines);
                tip = part.tip(tip);
                Long brokenAt = part.verdict().brokenAt();
                if (brokenAt != null) {
                    String error = String.valueOf(part.verdict().error());
                    return new Walked(ChainVerdict.broken(lines + brokenAt, error), tip, findings);
                }
                lines += part.verdict().entries();
                progress.verified(to, length);
            }
            return new Walked(ChainVerdict.intact(lines), tip, findings);
        }

        private Part next(@Nullable PartsAhead ahead, long from, long to) throws IOException {
            Part part = ahead == null ? null : ahead.next();
            return part != null && part.follows(tip) ? part : verify(from, to, ChainVerifier.following(tip));
        }

        private Part verify(long from, long to, ChainVerifier verifier) throws IOException {
            return Part.verify(log, from, to, verifier, judge);
        }
    }
}
