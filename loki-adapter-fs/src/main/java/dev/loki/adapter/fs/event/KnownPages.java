package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one member has read of a group's log: the highest checkpoint, and the pages after it. For one thread. */
final class KnownPages {

    private final GroupFolder folder;
    private final JsonReader json;
    private final LongSupplier nanos;
    private final NavigableMap<Long, Page> pages = new TreeMap<>();
    private Set<String> names = new HashSet<>();

    /** The checkpoints that cannot be read: as one is whole when it gets its name, they never will be. */
    private final Set<Long> forged = new HashSet<>();

    /** By id, the first name that bears it. */
    private Map<String, String> ids = new HashMap<>();

    private long through;
    private int checkpointed;

    /**
     * @param nanos a clock that does not jump: leases are counted by it
     */
    KnownPages(GroupFolder folder, JsonReader json, LongSupplier nanos) {
        this.folder = folder;
        this.json = json;
        this.nanos = nanos;
    }

    /** Reads all there is now; whatever was known before is forgotten. */
    void read() throws IOException {
        NavigableSet<Long> checkpoints;
        do {
            checkpoints = folder.checkpoints();
            readFrom(checkpoints);
        } while (!checkpoints.equals(folder.checkpoints()));
    }

    /** The last page that is folded into the checkpoint. */
    long through() {
        return through;
    }

    /** How many names the checkpoint has. */
    int checkpointed() {
        return checkpointed;
    }

    /** The names in the checkpoint and in the pages. */
    Set<String> names() {
        return names;
    }

    /** The pages after the checkpoint, in order. */
    List<Page> all() {
        return List.copyOf(pages.values());
    }

    /** The page of this number after the checkpoint; null where there is none. */
    @Nullable
    Page page(long number) {
        return pages.get(number);
    }

    /** The pages after this one. */
    Collection<Page> after(long number) {
        return pages.tailMap(number, false).values();
    }

    /** The number of the first page that is not known. */
    long nextNumber() {
        return pages.isEmpty() ? through + 1 : pages.lastKey() + 1;
    }

    /** Reads the page after the last one that is known; false where there is none. */
    boolean readNext() throws IOException {
        try {
            isFinishedNow(add(new PageName(nextNumber(), 1)));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Reads the next page, which is there.
     *
     * @throws NoSuchFileException where it is not
     */
    Page add(PageName name) throws IOException {
        return add(name.number(), PageFile.read(folder.page(name), json));
    }

    /** Reads what the file of an owner says now. */
    void absorb(Page page, PageName owner) throws IOException {
        page.absorb(owner.owner(), PageFile.read(folder.page(owner), json), nanos.getAsLong());
    }

    /** Asks the files, where a page is not known to be finished. */
    boolean isFinishedNow(Page page) throws IOException {
        if (page.isFinished()) {
            return true;
        }
        try {
            while (Files.exists(folder.page(page.nextOwner()), LinkOption.NOFOLLOW_LINKS)) {
                absorb(page, page.nextOwner());
            }
            if (Files.size(folder.page(page.lastOwner())) != page.length()) {
                absorb(page, page.lastOwner());
            }
        } catch (NoSuchFileException e) {
            return false; // folded away meanwhile; the next claim finds out
        }
        return page.isFinished();
    }

    /** The pages up to this one were folded, with so many names left. What is known stays so: to read it would bring the same. */
    void forget(long upTo, int namesLeft) {
        pages.headMap(upTo, true).clear();
        through = upTo;
        checkpointed = namesLeft;
    }

    private void readFrom(NavigableSet<Long> checkpoints) throws IOException {
        pages.clear();
        Checkpoint checkpoint = highest(checkpoints);
        through = checkpoint.through();
        names = checkpoint.names();
        checkpointed = names.size();
        ids = new HashMap<>(names.size() * 2);
        names.forEach(name -> EventFileName.id(name).ifPresent(id -> ids.putIfAbsent(id, name)));
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

    private Checkpoint highest(NavigableSet<Long> checkpoints) throws IOException {
        for (long number : checkpoints.descendingSet()) {
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
    boolean isFoldedFrom(long number) throws IOException {
        return isAnyWhole(folder.checkpoints().tailSet(number, true));
    }

    /** Whether one of these numbers is a checkpoint's that can be read; others are of somebody's making. */
    boolean isAnyWhole(Collection<Long> checkpoints) throws IOException {
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

    private Page add(long number, PageFile file) {
        Page page = new Page(number, file, ids, nanos.getAsLong());
        pages.put(number, page);
        names.addAll(page.names());
        return page;
    }
}
