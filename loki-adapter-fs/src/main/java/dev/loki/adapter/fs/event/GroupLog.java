package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The common log of a group's members, as one of them knows it: a checkpoint, and the pages after it. Each page gives names
 * to one member; only one can write each number. docs/events.md has the protocol, and why nothing is lost. For one thread.
 */
final class GroupLog {

    private static final int FOLDED_NAMES = 4_096;
    private static final int FOLDED_PAGES = 1_024;

    private final GroupFolder folder;
    private final Identity self;
    private final JsonReader json;
    private final LongSupplier nanos;
    private final NavigableMap<Long, Page> pages = new TreeMap<>();

    /** The checkpoints that cannot be read: as one is whole when it gets its name, they never will be. */
    private final Set<Long> forged = new HashSet<>();

    private Set<String> known = new HashSet<>();
    /** By id, the first name that bears it. */
    private Map<String, String> ids = new HashMap<>();

    private long through;
    private long checkpointed;
    private long foldable;
    private long foldableNames;
    private @Nullable Page own;

    /**
     * @param nanos a clock that does not jump: leases are counted by it
     */
    GroupLog(GroupFolder folder, Identity self, JsonReader json, LongSupplier nanos) {
        this.folder = folder;
        this.self = self;
        this.json = json;
        this.nanos = nanos;
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
        NavigableSet<Long> numbers;
        do {
            numbers = folder.checkpoints();
            readFrom(numbers);
        } while (!numbers.equals(folder.checkpoints()));
    }

    /** Whether a name is in the checkpoint or in a page. */
    boolean isKnown(String name) {
        return known.contains(name);
    }

    /** How many names are in the checkpoint and in pages. */
    int size() {
        return known.size();
    }

    /** The names that are in a page, and that nobody has acknowledged. */
    Set<String> open() {
        Set<String> open = new HashSet<>();
        for (Page page : pages.values()) {
            page.open().forEach(number -> open.add(page.names().get(number)));
        }
        return open;
    }

    /** Whether others own pages that are not finished. */
    boolean othersAreAtWork() {
        return pages.values().stream().anyMatch(page -> page != own && !page.isFinished());
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
            PageName name = new PageName(nextNumber(), 1);
            OwnPage.Draft draft = OwnPage.Draft.write(folder, self, lease, names);
            if (!GroupFolder.link(draft.file(), folder.page(name))) {
                draft.out().close();
                readNext();
            } else if (isVoid(name, draft)) {
                candidates.clear();
                return Optional.empty();
            } else {
                Page page = add(name.number(), PageFile.read(folder.page(name), json));
                names.forEach(candidates::remove);
                own = page;
                return Optional.of(draft.of(page, page.open(), nanos));
            }
        }
    }

    /** Takes over a page whose owner left it; empty where there is none. */
    Optional<OwnPage> takeOver(Duration lease) throws IOException {
        for (Page page : List.copyOf(pages.values())) {
            if (page == own || isFinishedNow(page) || !page.isFree(self, nanos.getAsLong())) {
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
                page.absorb(name.owner(), PageFile.read(folder.page(name), json), nanos.getAsLong());
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
        Page next = pages.get(foldable + 1);
        while (next != null && next != own && isFinishedNow(next)) {
            foldable++;
            foldableNames += next.names().size();
            next = pages.get(foldable + 1);
        }
        return foldableNames >= Math.max(FOLDED_NAMES, checkpointed) || foldable - through >= FOLDED_PAGES;
    }

    /**
     * Folds finished pages into a checkpoint.
     *
     * @param isKept whether an event is kept, listed after {@link #isFoldingDue} was asked; what is forgotten here, and is
     *     kept, comes again, and what is remembered in vain costs a line
     */
    void fold(Predicate<String> isKept) throws IOException {
        if (isFoldedFrom(through + 1)) {
            read(); // somebody else has
            return;
        }
        Set<String> later = new HashSet<>();
        pages.tailMap(foldable, false).values().forEach(page -> later.addAll(page.names()));
        List<String> names = new ArrayList<>();
        for (String name : known) {
            if (isKept.test(name) && !later.contains(name)) {
                names.add(name);
            }
        }
        boolean isOurs = Checkpoint.write(folder, foldable, names);
        if (!isOurs && !isFoldedFrom(foldable)) {
            return; // the number is taken by what is no checkpoint; the next page has another
        }
        folder.removeThrough(foldable);
        if (isOurs && names.size() + later.size() == known.size()) {
            forgetFolded(names.size());
        } else {
            read();
        }
    }

    /** What is known stays so: to read it again would bring the same. */
    private void forgetFolded(int names) {
        pages.headMap(foldable, true).clear();
        through = foldable;
        checkpointed = names;
        foldableNames = 0;
    }

    private void readFrom(NavigableSet<Long> numbers) throws IOException {
        pages.clear();
        own = null;
        Checkpoint checkpoint = highest(numbers);
        through = checkpoint.through();
        known = checkpoint.names();
        checkpointed = known.size();
        foldable = through;
        foldableNames = 0;
        ids = new HashMap<>(known.size() * 2);
        known.forEach(name -> EventFileName.id(name).ifPresent(id -> ids.putIfAbsent(id, name)));
        long highest = folder.highestPageAfter(through);
        boolean isThereMore = true;
        while (isThereMore) {
            isThereMore = readNext() || (nextNumber() <= highest && fillGap(nextNumber()));
        }
    }

    /** A power loss may take a page, and not the one after it. It counts as one without names, and is known as that. */
    private boolean fillGap(long number) throws IOException {
        boolean isFolded = isFoldedFrom(through + 1); // then it is read anew anyway
        if (!isFolded) {
            add(number, PageFile.LOST);
        }
        return !isFolded;
    }

    private Checkpoint highest(NavigableSet<Long> numbers) throws IOException {
        for (long number : numbers.descendingSet()) {
            try {
                Optional<Checkpoint> checkpoint = checkpoint(number);
                if (checkpoint.isPresent()) {
                    return checkpoint.get();
                }
            } catch (NoSuchFileException e) {
                // There is a higher one by now, which the caller will see.
            }
        }
        return new Checkpoint(0, new HashSet<>());
    }

    /** Whether a checkpoint has this number or a higher one. */
    private boolean isFoldedFrom(long number) throws IOException {
        return isAnyWhole(folder.checkpoints().tailSet(number, true));
    }

    private boolean isAnyWhole(Collection<Long> checkpoints) throws IOException {
        for (long number : checkpoints) {
            try {
                if (checkpoint(number).isPresent()) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                return true; // by a higher one still
            }
        }
        return false;
    }

    private Optional<Checkpoint> checkpoint(long number) throws IOException {
        if (forged.contains(number)) {
            return Optional.empty();
        }
        Optional<Checkpoint> checkpoint = Checkpoint.read(folder.checkpoint(number), number, json);
        if (checkpoint.isEmpty()) {
            forged.add(number);
        }
        return checkpoint;
    }

    /** Reads the page after the last one that is known; false where there is none. */
    private boolean readNext() throws IOException {
        try {
            PageName name = new PageName(nextNumber(), 1);
            Page page = add(name.number(), PageFile.read(folder.page(name), json));
            isFinishedNow(page);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Page add(long number, PageFile file) {
        Page page = new Page(number, file, ids, nanos.getAsLong());
        pages.put(number, page);
        known.addAll(page.names());
        return page;
    }

    private long nextNumber() {
        return pages.isEmpty() ? through + 1 : pages.lastKey() + 1;
    }

    /** A number that a checkpoint has taken over already was used before: this member was behind. */
    private boolean isVoid(PageName name, OwnPage.Draft draft) throws IOException {
        NavigableSet<Long> checkpoints = folder.checkpoints();
        if (!checkpoints.isEmpty() && !isAnyWhole(checkpoints.tailSet(name.number(), true))) {
            return false;
        }
        draft.out().close();
        Files.deleteIfExists(folder.page(name));
        read();
        return true;
    }

    /** Asks the files, where it is not known to be finished. */
    private boolean isFinishedNow(Page page) throws IOException {
        if (page == own || page.isFinished()) {
            return page.isFinished();
        }
        try {
            Path next = folder.page(page.nextOwner());
            while (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                page.absorb(page.nextOwner().owner(), PageFile.read(next, json), nanos.getAsLong());
                next = folder.page(page.nextOwner());
            }
            Path last = folder.page(page.lastOwner());
            if (Files.size(last) != page.length()) {
                page.absorb(page.lastOwner().owner(), PageFile.read(last, json), nanos.getAsLong());
            }
        } catch (NoSuchFileException e) {
            return false; // folded away meanwhile; the next claim finds out
        }
        return page.isFinished();
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
