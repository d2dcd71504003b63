package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.FolderHints;
import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.NoHardLinksException;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.ports.event.Attempts;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.LocalEventBus;
import dev.loki.ports.event.Retention;
import dev.loki.ports.event.Stopping;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The bus as folders of files: {@code pending/}, {@code archive/} and {@code dead-letter/}, one file an event, and
 * {@code groups/}, what consumer groups have acknowledged. docs/events.md says what lies where. Nothing is created before
 * the first event or consumer, and without a subscriber there is no thread. Thread-safe; a handler may emit, but not drain.
 */
public final class FileEventBus implements LocalEventBus {

    private final Path folder;
    private final JsonReader json;
    private final InstantSource clock;
    private final EventBusSettings settings;
    private final EventWriter writer;
    private final PendingEvents pending;
    private final FileMutex consumer;
    private final EventSequence sequence;
    private final DeadLetters deadLetters;
    private final ProcessedIdsFile processed;
    private final GroupFolders groups;
    private final EventLog log;
    private final LongSupplier nanos;
    private final List<EventSubscription> subscriptions = new ArrayList<>();

    /**
     * @param folder usually {@code .loki/events}; on a local file system
     * @param json reads the events
     * @param clock dates the files of new events, and tells old files from those that are being written
     */
    public FileEventBus(Path folder, JsonReader json, InstantSource clock, EventBusSettings settings) {
        this(folder, json, clock, settings, System::nanoTime);
    }

    FileEventBus(Path folder, JsonReader json, InstantSource clock, EventBusSettings settings, LongSupplier nanos) {
        this.folder = folder;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.nanos = nanos;
        EventFileReader reader = new EventFileReader(json, clock);
        sequence = new EventSequence(folder.resolve("pending"), folder.resolve("archive"), reader);
        writer = new EventWriter(sequence.pending(), clock, settings.sync());
        pending = new PendingEvents(sequence.pending(), reader);
        consumer = FileMutex.ofLongWork(folder.resolve("drain.lock"));
        deadLetters = new DeadLetters(folder.resolve("dead-letter"));
        processed = new ProcessedIdsFile(folder.resolve("processed.json"), json, deadLetters);
        groups = new GroupFolders(folder.resolve("groups"), json);
        log = EventLog.at(settings.log());
    }

    @Override
    public void emit(Event event) {
        try {
            writer.put(event);
        } catch (IOException e) {
            throw new EventBusException(
                    "cannot emit into " + pending.folder() + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e),
                    e);
        }
        log.append(event, settings.warnings());
    }

    @Override
    public EventSubscription subscribe(ConsumerGroup group, EventHandler handler) {
        Stopping stopping = new Stopping();
        return reading(() -> {
            GroupMember member = member(group, handler, stopping);
            member.join();
            FileSubscription subscription =
                    new FileSubscription(group.name(), member, hints(), stopping, settings.warnings());
            synchronized (subscriptions) {
                subscriptions.add(subscription);
            }
            subscription.start();
            return subscription;
        });
    }

    @Override
    public long catchUp(ConsumerGroup group, EventHandler handler) {
        return reading(() -> {
            GroupMember member = member(group, handler, new Stopping());
            member.join();
            try {
                member.work();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return member.handled();
        });
    }

    @Override
    public EventSubscription follow(Consumer<Event> onlooker) {
        return reading(() -> {
            FolderHints hints = hints();
            FileFollower follower = new FileFollower(sequence, hints, onlooker, settings.warnings());
            synchronized (subscriptions) {
                subscriptions.add(follower);
            }
            follower.start();
            return follower;
        });
    }

    @Override
    public long replay(EventSelection selection, Consumer<Event> handler) {
        return reading(() -> {
            Predicate<Event> walk = selection.walk();
            long handedOut = 0;
            for (String name : sequence.inOrder()) {
                if (sequence.read(name) instanceof EventReading.Found found && walk.test(found.event())) {
                    handler.accept(found.event());
                    handedOut++;
                }
            }
            return handedOut;
        });
    }

    @Override
    public EventBusStats stats() {
        return reading(new FolderStats(sequence, groups, deadLetters, clock)::count);
    }

    @Override
    public int drain(Consumer<Event> handler) {
        return reading(() -> pending.isEmpty() ? 0 : consumer.holding(() -> drainAlone(handler)));
    }

    @Override
    public List<String> forEachPending(Consumer<Event> handler) {
        List<String> passedOver = new ArrayList<>();
        return reading(() -> {
            pending.forEach((file, reading) -> {
                if (reading instanceof EventReading.Found found) {
                    handler.accept(found.event());
                } else if (reading instanceof EventReading.NoEvent none) {
                    passedOver.add(file.getFileName() + ": " + none.reason());
                }
            });
            return passedOver;
        });
    }

    @Override
    public Cleaned clean(Retention retention) {
        return reading(cleaner(retention)::clean);
    }

    @Override
    public Imported importLog(Optional<Path> file) {
        return reading(() -> new EventLogImport(folder, json, writer, sequence).bring(file));
    }

    @Override
    public void close() {
        List<EventSubscription> running;
        synchronized (subscriptions) {
            running = List.copyOf(subscriptions);
            subscriptions.clear();
        }
        running.forEach(EventSubscription::close);
    }

    /** Watches before anything is listed, so that nothing slips through between. */
    private FolderHints hints() throws IOException {
        PrivateFiles.createFolder(sequence.pending());
        PrivateFiles.createFolder(sequence.archive());
        return FolderHints.ofNewFiles(sequence.pending(), sequence.archive());
    }

    private GroupMember member(ConsumerGroup group, EventHandler handler, Stopping stopping) throws IOException {
        groups.create();
        Identity self = Identity.fresh();
        GroupLog groupLog = new GroupLog(new GroupFolder(groups.of(group.name()), self.member()), self, json, nanos);
        PageWork work = new PageWork(
                new Attempts(group, handler), sequence, deadLetters, stopping, groupLog::isLost, settings.warnings());
        Upkeep upkeep = new Upkeep(groups.of(group.name()), clock, cleaner(settings.retention()));
        return new GroupMember(group, groupLog, sequence, deadLetters, work, upkeep, stopping, nanos);
    }

    private Cleaner cleaner(Retention retention) {
        IdleGroups idle = new IdleGroups(groups, clock, new DroppedGroups(writer, clock, settings.warnings()));
        return new Cleaner(sequence, groups, idle, retention, clock);
    }

    private int drainAlone(Consumer<Event> handler) throws IOException {
        EventFolder archive = new EventFolder(sequence.archive());
        try (Drain drain = new Drain(handler, processed, archive, deadLetters)) {
            pending.forEach(drain);
            return drain.handedOut();
        }
    }

    private <T> T reading(IoAction<T> action) {
        try {
            return action.call();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private EventBusException unreadable(IOException e) {
        return new EventBusException(
                "cannot read the events in " + folder + ": " + IoReason.of(e) + "; "
                        + (e instanceof NoHardLinksException
                                ? IoReason.adviceToWrite(e)
                                : "check that its folders can be read and written"),
                e);
    }
}
