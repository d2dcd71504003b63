package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of a group's log, as one member knows it from the files of its owners. For one thread. */
final class Page {

    private final long number;
    private final List<String> names;
    private final Map<Integer, String> earlier = new HashMap<>();
    private final BitSet done = new BitSet();
    private PageFile last;
    private int owner;
    private long lastGrowth;

    /**
     * @param ids the ids of all names before this page, each with the first of them; those of this page are added
     */
    Page(long number, PageFile first, Map<String, String> ids, long nanos) {
        this.number = number;
        this.names = first.names();
        this.last = first;
        this.owner = 1;
        this.lastGrowth = nanos;
        done.or(first.done());
        for (int i = 0; i < names.size(); i++) {
            String id = EventFileName.id(names.get(i)).orElse("");
            String before = id.isEmpty() ? null : ids.putIfAbsent(id, names.get(i));
            if (before != null) {
                earlier.put(i, before);
            }
        }
    }

    long number() {
        return number;
    }

    List<String> names() {
        return names;
    }

    PageName lastOwner() {
        return new PageName(number, owner);
    }

    PageName nextOwner() {
        return new PageName(number, owner + 1);
    }

    long length() {
        return last.length();
    }

    /** The first name before this one that bears the same id. */
    Optional<String> earlier(int index) {
        return Optional.ofNullable(earlier.get(index));
    }

    boolean isFinished() {
        return done.cardinality() == names.size();
    }

    void acknowledge(int index) {
        done.set(index);
    }

    /** The numbers of the names that nobody has acknowledged. */
    List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        for (int i = done.nextClearBit(0); i < names.size(); i = done.nextClearBit(i + 1)) {
            open.add(i);
        }
        return open;
    }

    /** Takes what the file of an owner says now. */
    void absorb(int newOwner, PageFile file, long nanos) {
        if (newOwner != owner || file.length() != last.length()) {
            lastGrowth = nanos;
        }
        owner = newOwner;
        last = file;
        Map<String, Integer> numbers = newOwner == 1 ? Map.of() : numbers();
        for (int i = file.done().nextSetBit(0); i >= 0; i = file.done().nextSetBit(i + 1)) {
            Integer index = newOwner == 1
                    ? Integer.valueOf(i)
                    : numbers.get(file.names().get(i));
            if (index != null) {
                done.set(index);
            }
        }
    }

    /** Whether its owner has left it, or seems to have. */
    boolean isFree(Identity self, long nanos) {
        Duration silent = Duration.ofNanos(nanos - lastGrowth);
        return last.released() || self.seesTheEndOf(last.owner()) || silent.compareTo(last.lease()) >= 0;
    }

    private Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            numbers.putIfAbsent(names.get(i), i);
        }
        return numbers;
    }
}
