package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.Retention;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One folder, and programs in Java, Python, JavaScript and the shell's language. */
@Timeout(600)
@Order(1)
class EventClientsTest {

    private static final List<String> TEXTS = List.of(
            "plain",
            "é漢字😀 \u2028\u2029\uFEFF\uFFFD",
            "\"quoted\" \\back\\slash /slash %s %d $HOME `id` $(id) 'single'",
            "line\nline\r\n\ttab \b\f\u0001\u001b[31m\u001f\u007f\u0080\u009f",
            " spaces ",
            "= -n --id {} [] null",
            "𝄞\uD83D\uDC68\u200D\uD83D\uDC69");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void nobodyIsLeft() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @Needs({External.PYTHON, External.NODE})
    void everyLanguageReadsWhatEveryLanguageEmits() throws Exception {
        int count = Nightly.count(100, 1000);
        List<Path> texts = textFiles("");
        started(ForeignProgram.PYTHON.emit(bus(), "python", count, texts));
        started(ForeignProgram.NODE.emit(bus(), "node", count, texts));
        started(ForeignProgram.emitFromShell(bus(), "sh", count, textFiles("\n")));
        emitFromJava("java", count);
        for (Process emitter : processes) {
            assertThat(emitter.waitFor()).isZero();
        }

        Map<String, JsonObject> read = new TreeMap<>();
        open().replay(EventSelection.ALL, event -> read.put(event.id(), event.json()));
        assertThat(read).hasSize(4 * count);
        assertThat(actionsAndTexts(read.values())).isEqualTo(emitted(count, "java", "python", "node", "sh"));
        for (ForeignProgram reader : ForeignProgram.values()) {
            assertThat(byId(reader.replay(bus()))).isEqualTo(read);
            assertThat(byId(reader.catchUp(bus(), "all-" + reader))).isEqualTo(read);
        }
    }

    @Test
    @Needs(External.PYTHON)
    void aPythonMemberThatIsKilledLosesNothing() throws Exception {
        assertNothingIsLost(ForeignProgram.PYTHON);
    }

    @Test
    @Needs(External.NODE)
    void aNodeMemberThatIsKilledLosesNothing() throws Exception {
        assertNothingIsLost(ForeignProgram.NODE);
    }

    @Test
    @Needs({External.PYTHON, External.NODE})
    void aGroupOfThreeLanguagesHandlesEachEventOnce() throws Exception {
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        CountDownLatch others = new CountDownLatch(2);
        CountDownLatch ours = new CountDownLatch(1);
        Member python = Member.of(started(ForeignProgram.PYTHON.subscribe(bus(), "mixed")), handled, others);
        Member node = Member.of(started(ForeignProgram.NODE.subscribe(bus(), "mixed")), handled, others);
        List<String> emitted = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        try (FileEventBus bus = open()) {
            bus.subscribe(ConsumerGroup.named("mixed").leasing(Duration.ofHours(1)), event -> {
                ours.countDown();
                others.await(); // lest the fastest take all
                handled.add(event.id());
            });
            while (others.getCount() + ours.getCount() > 0 || emitted.size() < Nightly.count(300, 3000)) {
                emitted.addAll(emitFromJava("mixed-" + emitted.size(), 1));
                String id = handled.poll(2, TimeUnit.MILLISECONDS);
                if (id != null) {
                    seen.add(id);
                }
            }
            while (seen.size() < emitted.size()) {
                seen.add(handled.take());
            }
        }
        python.end();
        node.end();

        handled.drainTo(seen);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(emitted);
    }

    /** A process in a group, and the thread that reads what it handled. */
    private record Member(Process process, CompletableFuture<Void> reading) {

        static Member of(Process process, BlockingQueue<String> handled, CountDownLatch members) {
            AtomicBoolean tookPart = new AtomicBoolean();
            Runnable read =
                    () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
                        handled.add(idOf(line));
                        if (tookPart.compareAndSet(false, true)) {
                            members.countDown();
                        }
                    });
            // A thread of its own: the common pool of a machine with two cores has but one, which the first reader
            // keeps.
            return new Member(process, CompletableFuture.runAsync(read, task -> new Thread(task).start()));
        }

        void end() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
            reading.get();
        }
    }

    /** Each round kills a member in the middle; what it had handled but not acknowledged may come once more. */
    private void assertNothingIsLost(ForeignProgram program) throws Exception {
        int rounds = Nightly.count(3, 30);
        List<String> emitted = emitFromJava("java", 100 * rounds);
        List<String> handled = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Process victim = started(program.subscribe(bus(), "killed"));
            try (BufferedReader lines = victim.inputReader(StandardCharsets.UTF_8)) {
                for (int i = 0; i < 25 + round; i++) {
                    handled.add(idOf(Objects.requireNonNull(lines.readLine(), "the member has ended")));
                }
                victim.toHandle().destroyForcibly(); // the process itself would close its output as well
                lines.lines().filter(EventClientsTest::isWhole).forEach(line -> handled.add(idOf(line)));
            }
            victim.waitFor();
        }
        Process last = program.catchUp(bus(), "killed");
        lines(last).forEach(line -> handled.add(idOf(line)));

        assertThat(new HashSet<>(handled)).isEqualTo(new HashSet<>(emitted));
        assertThat(handled.size()).isBetween(emitted.size(), emitted.size() + rounds);
    }

    private Process started(Process process) {
        processes.add(process);
        return process;
    }

    private static boolean isWhole(String line) {
        return line.endsWith("}");
    }

    private List<String> emitFromJava(String name, int count) {
        List<String> ids = new ArrayList<>();
        FileEventBus bus = open();
        for (int n = 0; n < count; n++) {
            JsonObject payload = JsonObject.builder()
                    .put("action", name + "-" + n)
                    .put("text", TEXTS.get(n % TEXTS.size()))
                    .put("number", JsonNumber.of(n))
                    .build();
            String id = "%s-%d".formatted(name, n);
            bus.emit(Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", payload));
            ids.add(id);
        }
        return ids;
    }

    private List<Path> textFiles(String end) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : TEXTS) {
            Path file = folder.resolve("text" + files.size() + end.length());
            files.add(Files.writeString(file, text + end));
        }
        return files;
    }

    private static Map<String, String> emitted(int count, String... names) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names) {
            for (int n = 0; n < count; n++) {
                texts.put(name + "-" + n, TEXTS.get(n % TEXTS.size()));
            }
        }
        return texts;
    }

    private static Map<String, String> actionsAndTexts(Iterable<JsonObject> events) {
        Map<String, String> texts = new TreeMap<>();
        for (JsonObject json : events) {
            JsonObject payload = new Event(json).payload();
            texts.put(
                    payload.string("action").orElseThrow(),
                    payload.string("text").orElseThrow());
        }
        return texts;
    }

    private static Map<String, JsonObject> byId(Process reader) throws Exception {
        Map<String, JsonObject> events = new TreeMap<>();
        lines(reader).forEach(line -> events.put(idOf(line), json(line)));
        return events;
    }

    private static List<String> lines(Process process) throws Exception {
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            List<String> all = lines.toList();
            assertThat(process.waitFor()).isZero();
            return all;
        }
    }

    private static String idOf(String line) {
        return json(line).get("id") instanceof JsonString id ? id.value() : "";
    }

    private static JsonObject json(String line) {
        try {
            return (JsonObject) new JacksonJsonReader().readStrict(line.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e.describe(), e);
        }
    }

    private Path bus() {
        return folder.resolve("events");
    }

    private FileEventBus open() {
        EventBusSettings settings = new EventBusSettings(false, null, Retention.DEFAULT, warning -> {});
        return new FileEventBus(bus(), new JacksonJsonReader(), InstantSource.system(), settings);
    }
}
