package dev.loki.adapter.fs.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Folds finished pages of a group's log into a checkpoint, so that the log stays short. For one thread. */
final class Folding {

    private static final int LEAST_NAMES = 4_096;
    private static final int MOST_PAGES = 1_024;

    private final GroupFolder folder;
    private final KnownPages pages;
    private long foldable;
    private long foldableNames;

    Folding(GroupFolder folder, KnownPages pages) {
        this.folder = folder;
        this.pages = pages;
    }

    /** The pages were read anew. */
    void startAgain() {
        foldable = pages.through();
        foldableNames = 0;
    }

    /** Whether so many pages are finished that folding them pays. */
    boolean isDue() throws IOException {
        Page next = pages.page(foldable + 1);
        while (next != null && pages.isFinishedNow(next)) {
            foldable++;
            foldableNames += next.names().size();
            next = pages.page(foldable + 1);
        }
        return foldableNames >= Math.max(LEAST_NAMES, pages.checkpointed()) || foldable - pages.through() >= MOST_PAGES;
    }

    /**
     * Folds what {@link #isDue} found finished.
     *
     * @param isKept whether an event is kept
     * @return false where the pages are to be read anew, because what is known is not what there is
     */
    boolean fold(Predicate<String> isKept) throws IOException {
        if (pages.isFoldedFrom(pages.through() + 1)) {
            return false; // somebody else has folded
        }
        Set<String> later = new HashSet<>();
        pages.after(foldable).forEach(page -> later.addAll(page.names()));
        List<String> names = new ArrayList<>();
        for (String name : pages.names()) {
            if (isKept.test(name) && !later.contains(name)) {
                names.add(name);
            }
        }
        boolean isOurs = Checkpoint.write(folder, foldable, names);
        if (!isOurs && !pages.isFoldedFrom(foldable)) {
            return true; // the number is taken by what is no checkpoint; the next page has another
        }
        folder.removeThrough(foldable);
        if (isOurs && names.size() + later.size() == pages.names().size()) {
            pages.forget(foldable, names.size());
            foldableNames = 0;
            return true;
        }
        return false;
    }
}
