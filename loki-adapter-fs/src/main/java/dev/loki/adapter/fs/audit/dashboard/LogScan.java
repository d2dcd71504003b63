package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardVerifier;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.DirectoryVerdict.CheckedFile;
import dev.loki.domain.audit.dashboard.FileEnds;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.audit.dashboard.LinkOrder;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies the whole folder in the order in which its files are linked. For one use by one thread. */
final class LogScan {

    private final Path folder;
    private final LogCheck check;
    private final EntryListener listener;
    private final List<CheckedFile> checked = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long entries;
    private String tip = DashboardChain.GENESIS;

    LogScan(Path folder, LogCheck check, EntryListener listener) {
        this.folder = folder;
        this.check = check;
        this.listener = listener;
    }

    DirectoryVerdict run() throws IOException {
        DashboardAnchor anchor = anchor();
        if (anchor != null) {
            tip = anchor.hash();
            entries = anchor.entries();
        }
        List<FileEnds> ends = new ArrayList<>();
        for (Path file : new LogFolder(folder).files()) {
            ends.add(check.ends(file));
        }
        LinkOrder order = LinkOrder.of(ends, tip);
        requireSomeAfter(anchor, order);
        for (FileEnds file : order.linked()) {
            verifyLinked(file);
        }
        for (FileEnds file : order.loose()) {
            verifyLoose(file, anchor);
        }
        for (FileEnds file : order.unhashed()) {
            add(file, verify(file, tip, EntryListener.NONE).verdict());
        }
        return new DirectoryVerdict(checked, tip, entries, anchor, errors, warnings);
    }

    /** Checks one file from what its first entry is linked to. */
    FileVerdict verifyFile(Path file) throws IOException {
        FileEnds own = check.ends(file);
        List<String> starts = new ArrayList<>(List.of(DashboardChain.GENESIS));
        DashboardAnchor anchor = anchor();
        if (anchor != null) {
            starts.add(anchor.hash());
        }
        for (Path other : new LogFolder(folder).files()) {
            String last = other.getFileName().equals(file.getFileName())
                    ? null
                    : check.ends(other).lastHash();
            if (last != null) {
                starts.add(last);
            }
        }
        String start = starts.stream().filter(own::follows).findFirst().orElse(DashboardChain.GENESIS);
        return check.verify(file, start, 0, listener).verdict();
    }

    private @Nullable DashboardAnchor anchor() throws IOException {
        try {
            return AnchorFile.in(folder, check.text().json()).read().orElse(null);
        } catch (UnusableFileException e) {
            errors.add(e.getMessage());
            return null;
        }
    }

    private void requireSomeAfter(@Nullable DashboardAnchor anchor, LinkOrder order) {
        if (anchor != null && order.linked().isEmpty()) {
            errors.add("no file follows the anchor, which stands for " + anchor.file() + " and what was before it");
        }
    }

    private void verifyLinked(FileEnds file) throws IOException {
        DashboardVerifier verifier = verify(file, tip, listener);
        entries += verifier.entries();
        tip = verifier.isBroken() ? String.valueOf(file.lastHash()) : verifier.tip();
        add(file, verifier.verdict());
    }

    /** A crash between the anchor and the removal leaves the file; the next pruning removes it. */
    private void verifyLoose(FileEnds file, @Nullable DashboardAnchor anchor) throws IOException {
        if (anchor != null
                && anchor.hash().equals(file.lastHash())
                && anchor.file().equals(file.name())) {
            warnings.add(file.name() + ": the anchor stands for it already; the next pruning removes it");
            return;
        }
        String why = file.follows(DashboardChain.GENESIS)
                ? "it starts a chain of its own, beside the one that is there"
                : "its first entry is linked to no entry that is here: what came before it is missing or was changed";
        errors.add(file.name() + ": " + why);
        checked.add(new CheckedFile(
                file.name(),
                verify(file, DashboardChain.GENESIS, EntryListener.NONE).verdict()));
    }

    private DashboardVerifier verify(FileEnds file, String start, EntryListener entryListener) throws IOException {
        return check.verify(folder.resolve(file.name()), start, entries, entryListener);
    }

    private void add(FileEnds file, FileVerdict verdict) {
        checked.add(new CheckedFile(file.name(), verdict));
        if (!verdict.valid()) {
            errors.add(file.name() + ": line " + verdict.firstTamperedLine() + ": " + verdict.error());
        }
        if (verdict.unhashed() > 0) {
            warnings.add(file.name() + ": lines without a hash, which nothing proves: " + verdict.unhashed());
        }
    }
}
