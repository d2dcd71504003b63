package dev.loki.adapter.fs.event;

import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The common log of a group's members, as one of them works with it: each page gives names to one member, and only one can
 * write each number. docs/events.md has the protocol, and why nothing is lost. For one thread.
 */
final class GroupLog {

    private final GroupFolder folder;
    private final Identity self;
    private final LongSupplier nanos;
    private final KnownPages pages;
    private final Folding folding;
    private @Nullable Page own;

    /**
     * @param nanos a clock that does not jump: leases are counted by it
     */
    GroupLog(GroupFolder folder, Identity self, JsonReader json, LongSupplier nanos) {
        this.folder = folder;
        this.self = self;
        this.nanos = nanos;
        pages = new KnownPages(folder, json, nanos);
        folding = new Folding(folder, pages);
    }

    /** Begins the group with these names acknowledged, where it is not there. */
    void begin(Collection<String> acknowledged) throws IOException {
        folder.create();
        if (folder.checkpoints().isEmpty()) {
            Checkpoint.write(folder, 0, acknowledged);
        }
    }

    boolean isBegun() throws IOException {
        return Files.isDirectory(folder.path()) && !folder.checkpoints().isEmpty();
    }

    /** Reads what the group has done so far; whatever was known before is forgotten. */
    void read() throws IOException {
        own = null;
        pages.read();
        folding.startAgain();
    }

    /** Whether a name is in the checkpoint or in a page. */
    boolean isKnown(String name) {
        return pages.names().contains(name);
    }

    /** How many names are in the checkpoint and in pages. */
    int size() {
        return pages.names().size();
    }

    /** The names that are in a page, and that nobody has acknowledged. */
    Set<String> open() {
        Set<String> open = new HashSet<>();
        for (Page page : pages.all()) {
            page.open().forEach(number -> open.add(page.names().get(number)));
        }
        return open;
    }

    /** Whether others own pages that are not finished. */
    boolean othersAreAtWork() {
        return pages.all().stream().anyMatch(page -> page != own && !page.isFinished());
    }

    /**
     * Takes the first candidates for this member. Candidates that others took are removed, and so are those it takes.
     *
     * @return empty where no candidate is left, or where the log had to be read anew: then list the candidates again
     */
    Optional<OwnPage> claim(NavigableSet<String> candidates, int most, Duration lease) throws IOException {
        while (true) {
            List<String> names = first(candidates, most);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            PageName name = new PageName(pages.nextNumber(), 1);
            OwnPage.Draft draft = OwnPage.Draft.write(folder, self, lease, names);
            if (!GroupFolder.link(draft.file(), folder.page(name))) {
                draft.out().close();
                pages.readNext();
            } else if (isVoid(name, draft)) {
                candidates.clear();
                return Optional.empty();
            } else {
                Page page = pages.add(name);
                names.forEach(candidates::remove);
                own = page;
                return Optional.of(draft.of(page, page.open(), nanos));
            }
        }
    }

    /** Takes over a page whose owner left it; empty where there is none. */
    Optional<OwnPage> takeOver(Duration lease) throws IOException {
        for (Page page : pages.all()) {
            if (page == own || pages.isFinishedNow(page) || !page.isFree(self, nanos.getAsLong())) {
                continue;
            }
            List<Integer> numbers = page.open();
            List<String> names = numbers.stream().map(page.names()::get).toList();
            OwnPage.Draft draft = OwnPage.Draft.write(folder, self, lease, names);
            PageName name = page.nextOwner();
            if (!GroupFolder.link(draft.file(), folder.page(name))) {
                draft.out().close();
            } else if (isVoid(name, draft)) {
                return Optional.empty();
            } else {
                pages.absorb(page, name);
                own = page;
                return Optional.of(draft.of(page, numbers, nanos));
            }
        }
        return Optional.empty();
    }

    /** Whether somebody else took over the page that this member owns. */
    boolean isLost(OwnPage mine) {
        return Files.exists(folder.page(mine.page().nextOwner()), LinkOption.NOFOLLOW_LINKS);
    }

    /** This member works on no page any more. */
    void leave() {
        own = null;
    }

    /** Whether enough pages are finished to be folded into a checkpoint. */
    boolean isFoldingDue() throws IOException {
        return folding.isDue();
    }

    /**
     * Folds finished pages into a checkpoint.
     *
     * @param isKept whether an event is kept, listed after {@link #isFoldingDue} was asked; what is forgotten here, and is
     *     kept, comes again, and what is remembered in vain costs a line
     */
    void fold(Predicate<String> isKept) throws IOException {
        if (!folding.fold(isKept)) {
            read();
        }
    }

    /** A number that a checkpoint has taken over already was used before: this member was behind. */
    private boolean isVoid(PageName name, OwnPage.Draft draft) throws IOException {
        NavigableSet<Long> checkpoints = folder.checkpoints();
        if (!checkpoints.isEmpty() && !pages.isAnyWhole(checkpoints.tailSet(name.number(), true))) {
            return false;
        }
        draft.out().close();
        Files.deleteIfExists(folder.page(name));
        read();
        return true;
    }

    /** The first candidates that nobody has; those that somebody has are removed. */
    private List<String> first(NavigableSet<String> candidates, int most) {
        List<String> names = new ArrayList<>(most);
        Iterator<String> left = candidates.iterator();
        while (names.size() < most && left.hasNext()) {
            String name = left.next();
            if (isKnown(name)) {
                left.remove();
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
