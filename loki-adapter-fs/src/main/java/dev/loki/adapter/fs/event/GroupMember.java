package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** One member of a consumer group: it looks for events, takes pages of them, and has them handled. For one thread. */
final class GroupMember {

    private static final int FIRST_PAGE = 16;
    private static final int LARGEST_PAGE = 512;
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration OTHERS = Duration.ofSeconds(1);
    private static final String BAD_NAME =
            "expected a name of at most 255 characters of printable ASCII, without spaces and backslashes";

    private final ConsumerGroup group;
    private final GroupLog log;
    private final EventSequence sequence;
    private final DeadLetters deadLetters;
    private final PageWork work;
    private final Upkeep upkeep;
    private final Stopping stopping;
    private final LongSupplier nanos;
    private final NavigableSet<String> candidates = new TreeSet<>();
    private int pageSize = FIRST_PAGE;
    private boolean listed;
    private long lastListing;
    private int listedNames;
    private long lastTakeOver;

    GroupMember(
            ConsumerGroup group,
            GroupLog log,
            EventSequence sequence,
            DeadLetters deadLetters,
            PageWork work,
            Upkeep upkeep,
            Stopping stopping,
            LongSupplier nanos) {
        this.group = group;
        this.log = log;
        this.sequence = sequence;
        this.deadLetters = deadLetters;
        this.work = work;
        this.upkeep = upkeep;
        this.stopping = stopping;
        this.nanos = nanos;
        this.lastTakeOver = nanos.getAsLong();
    }

    /** Joins the group; one that is not there begins where this member says. */
    void join() throws IOException {
        if (!log.isBegun()) {
            log.begin(group.start() == ConsumerGroup.Start.EARLIEST ? List.of() : sequence.inOrder());
        }
        log.read();
        candidates.clear();
        listed = false;
    }

    /** The folders are to be listed again where they were not within this time. */
    void lookAgain(Duration time) {
        listed &= System.nanoTime() - lastListing < time.toNanos();
    }

    /** Somebody says that these files have come. */
    void hear(Iterable<String> names) {
        for (String name : names) {
            if (EventFileName.isName(name) && !log.isKnown(name)) {
                candidates.add(name);
            }
        }
    }

    /** Whether others have work in hand that they may leave. */
    boolean othersAreAtWork() {
        return log.othersAreAtWork();
    }

    /** Works until there is nothing more to do, or the member is to stop. */
    void work() throws IOException, InterruptedException {
        while (!stopping.isStopped()) {
            upkeep.whereDue();
            Optional<OwnPage> page = next();
            if (page.isEmpty()) {
                return;
            }
            work(page.get());
        }
    }

    long handled() {
        return work.handled();
    }

    private void work(OwnPage page) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (page) {
            work.work(page);
        } finally {
            log.leave();
        }
        adapt(page.size(), Duration.ofNanos(System.nanoTime() - begin));
        if (log.isFoldingDue()) {
            log.fold(kept());
        }
    }

    /** A whole listing for each checkpoint is too much while most of what is known is surely kept. */
    private Predicate<String> kept() throws IOException {
        return log.size() <= 2 * listedNames ? name -> true : sequence.names()::contains;
    }

    /** What others left is not to wait until there is nothing else. */
    private Optional<OwnPage> next() throws IOException {
        if (nanos.getAsLong() - lastTakeOver >= OTHERS.toNanos()) {
            lastTakeOver = nanos.getAsLong();
            Optional<OwnPage> left = log.takeOver(group.lease());
            if (left.isPresent()) {
                return left;
            }
        }
        Optional<OwnPage> page = log.claim(candidates, pageSize, group.lease());
        while (page.isEmpty() && !listed) {
            list();
            page = log.claim(candidates, pageSize, group.lease());
        }
        return page.isPresent() ? page : log.takeOver(group.lease());
    }

    private void list() throws IOException {
        listed = true;
        lastListing = System.nanoTime();
        listedNames = 0;
        for (Path folder : List.of(sequence.pending(), sequence.archive())) {
            List<String> names = EventSequence.finished(folder);
            listedNames += names.size();
            hear(names);
            if (!names.stream().allMatch(EventFileName::isName)) {
                setMisnamedAside(folder);
            }
        }
    }

    private void setMisnamedAside(Path folder) throws IOException {
        for (Path file : EventSequence.misnamed(folder)) {
            deadLetters.takeIfThere(file, BAD_NAME);
        }
    }

    /** Large pages cost less, small ones share better. */
    private void adapt(int size, Duration time) {
        if (time.compareTo(SLOW) > 0) {
            pageSize = Math.max(1, size / 2);
        } else if (time.compareTo(QUICK) < 0 && size >= pageSize) {
            pageSize = Math.min(LARGEST_PAGE, pageSize * 2);
        }
    }
}
