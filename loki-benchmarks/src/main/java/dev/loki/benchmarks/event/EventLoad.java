package dev.loki.benchmarks.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loki.adapter.fs.event.EventBusSettings;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Emits events into folders on a real disk and has them consumed, and writes what came of it. Arguments: a folder to work
 * in, which is emptied by nobody; the file to write.
 */
public final class EventLoad {

    private static final int WARM_UP = 50_000;
    private static final int EVENTS = 50_000;
    private static final int LOOKS = 2_000;

    private final Path work;
    private final Map<String, Map<String, Double>> results = new LinkedHashMap<>();

    private EventLoad(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        EventLoad load = new EventLoad(Files.createTempDirectory(Path.of(arguments[0]), "event-load"));
        FileEventBus warm = load.bus(false);
        load.emit("warm-up", warm, WARM_UP);
        load.drain("warm-up", warm, WARM_UP);
        load.disk(WARM_UP);
        load.results.clear();
        load.disk(EVENTS);
        FileEventBus small = load.bus(false);
        load.emit("emit, unsynced, one thread", small, EVENTS);
        FileEventBus large = load.bus(false);
        load.emit("emit, unsynced, one thread, twice as many", large, 2 * EVENTS);
        double once = load.drain("a group drains 50,000", small, EVENTS);
        double twice = load.drain("a group drains 100,000", large, 2 * EVENTS);
        load.results.put("100,000 take how often the time of 50,000", Map.of("times", twice / once));
        load.report("the plain consumer drains 50,000, and archives them", EVENTS, () -> small.drain(event -> {}));
        load.latency();
        load.emit("emit, synced, one thread", load.bus(true), 500);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[1]).toFile(), load.results);
    }

    /** What the disk can do at this hour, without a bus: the figures below stand beside it. */
    private void disk(int count) throws IOException {
        BareFiles files = new BareFiles(Files.createTempDirectory(work, "bare"), count);
        report("the disk alone: create, write, link and unlink one file an event", count, files::write);
        report("the disk alone: open and read one file an event, append one line", count, files::read);
    }

    private void emit(String name, FileEventBus bus, int count) {
        List<Event> events =
                IntStream.range(0, count).mapToObj(EventLoad::event).toList();
        report(name, count, () -> {
            events.forEach(bus::emit);
            return count;
        });
    }

    private double drain(String name, FileEventBus bus, int count) {
        return report(name, count, () -> bus.catchUp(ConsumerGroup.named("load"), event -> {}));
    }

    /** From before the event is emitted until its handler is called, one at a time. */
    private void latency() throws InterruptedException {
        FileEventBus bus = bus(false);
        SynchronousQueue<Long> handled = new SynchronousQueue<>();
        bus.subscribe(ConsumerGroup.named("load"), event -> handled.put(System.nanoTime()));
        double[] millis = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long begin = System.nanoTime();
            bus.emit(event(i));
            millis[i] = (handled.take() - begin) / 1e6;
        }
        bus.close();
        Arrays.sort(millis);
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("p50Millis", millis[LOOKS / 2]);
        row.put("p99Millis", millis[LOOKS * 99 / 100]);
        results.put("from emit to the handler of a subscription", row);
        System.err.println(row);
    }

    /** Returns the seconds it took. */
    private double report(String name, int count, LongSupplier action) {
        long begin = System.nanoTime();
        long done = action.getAsLong();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (done != count) {
            throw new IllegalStateException(name + ": expected " + count + " events, found " + done);
        }
        results.put(name, Map.of("eventsPerSecond", count / seconds));
        System.err.println(name + " " + results.get(name));
        return seconds;
    }

    private FileEventBus bus(boolean sync) {
        EventBusSettings settings = new EventBusSettings(sync, null, Retention.DEFAULT, System.err::println);
        return new FileEventBus(
                work.resolve("events" + System.nanoTime()), new JacksonJsonReader(), Clock.systemUTC(), settings);
    }

    private static Event event(int number) {
        return Event.of(
                String.format("%016x", 0x9e3779b97f4a7c15L * (number + 1)),
                "task",
                "runner",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder()
                        .put("action", "complete")
                        .put("task_id", "task-" + number)
                        .build());
    }
}
