package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.audit.ChainWalk.Walked;
import dev.loki.adapter.fs.storage.LastingFile;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainLinker;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.DraftLine;
import dev.loki.domain.audit.LinkedLine;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.audit.VerifyProgress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the chain anew where the old one can no longer be trusted, and links the new one to it: {@code audit-<n>.jsonl}
 * keeps the old one as it is, and the first entry of the new one says what that was. In between, a crash leaves either
 * the old one in its place, or the new one ready to be put there. Whoever calls holds the chain's lock.
 */
final class Segments {

    private static final Pattern OLD = Pattern.compile("audit-(\\d{1,9})\\..*");
    private static final List<String> MOVED_ALONG = List.of(ChainFiles.STATE_NAME, "audit.checkpoints", "audit.index");

    private final Storage storage;
    private final ChainFiles files;
    private final StateFile state;
    private final Companions companions;
    private final ChainScan scan;
    private final InstantSource clock;

    Segments(Chain chain, InstantSource clock) {
        this.storage = chain.storage();
        this.files = chain.files();
        this.state = chain.state();
        this.companions = chain.companions();
        this.scan = new ChainScan(chain);
        this.clock = clock;
    }

    /** Puts a new segment into its place where a crash kept it from getting there. */
    void finish() throws IOException {
        if (isThere(ChainFiles.NEXT_NAME) && !isThere(ChainFiles.LOG_NAME)) {
            LastingFile.rename(storage, files.folder(), ChainFiles.NEXT_NAME, ChainFiles.LOG_NAME);
        }
    }

    /**
     * Moves the old chain aside and starts the new one.
     *
     * @return its first entry
     */
    AuditEntry start(String who, String why) throws IOException {
        finish();
        int number = nextNumber();
        String old = "audit-" + number + ".jsonl";
        LinkedLine first =
                firstLine(new AuditDraft(who, AuditActions.SEGMENT_START, ChainFiles.LOG_NAME, why, previous(old)));
        LastingFile.write(storage, files.folder(), ChainFiles.NEXT_NAME, first.bytes());
        moveCompanions(number);
        if (isThere(ChainFiles.LOG_NAME)) {
            LastingFile.rename(storage, files.folder(), ChainFiles.LOG_NAME, old);
        }
        LastingFile.rename(storage, files.folder(), ChainFiles.NEXT_NAME, ChainFiles.LOG_NAME);
        state.write(new ChainState(0, first.entry().hash(), first.bytes().length), true);
        return first.entry();
    }

    private LinkedLine firstLine(AuditDraft draft) {
        return new ChainLinker(ChainTip.START).link(DraftLine.of(draft), IsoTimestamp.format(clock.instant()));
    }

    private JsonObject previous(String old) throws IOException {
        JsonObject.Builder details = JsonObject.builder();
        if (isThere(ChainFiles.LOG_NAME)) {
            try (StorageFile log = storage.openToRead(files.log())) {
                describe(log, details.put("previous", old));
            }
        } else {
            String missing = companions.againstMissing().orElseThrow(NoChainException::new);
            details.put("previous", JsonNull.NULL).put("valid", false).put("error", missing);
        }
        Optional<ChainState> known = state.read();
        known.ifPresent(last -> details.put("acknowledged_seq", last.seq()).put("acknowledged_hash", last.hash()));
        return details.build();
    }

    private void describe(StorageFile log, JsonObject.Builder details) throws IOException {
        Walked verified = scan.walk(log, VerifyProgress.NONE);
        details.put("length", log.length())
                .put("sha256", FileHash.of(log))
                .put("last_good_seq", verified.tip().nextSeq() - 1)
                .put("last_good_hash", verified.tip().hash())
                .put("valid", verified.verdict().valid())
                .put("error", verified.verdict().error());
    }

    private void moveCompanions(int number) throws IOException {
        for (String name : MOVED_ALONG) {
            if (isThere(name)) {
                storage.rename(
                        files.folder().resolve(name),
                        files.folder().resolve("audit-" + number + name.substring("audit".length())));
            }
        }
        storage.syncFolder(files.folder());
    }

    private int nextNumber() throws IOException {
        int number = 1;
        for (String name : storage.names(files.folder())) {
            Matcher matcher = OLD.matcher(name);
            if (matcher.matches()) {
                number = Math.max(number, Integer.parseInt(matcher.group(1)) + 1);
            }
        }
        return number;
    }

    private boolean isThere(String name) throws IOException {
        return storage.names(files.folder()).contains(name);
    }
}
