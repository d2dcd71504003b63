package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.Retention;
import dev.loki.testing.Nightly;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Two groups of three processes share events, and are killed at it. */
class KilledMembersTest {

    private static final int EVENTS = Nightly.count(1_000, 20_000);
    private static final int KILLS = Nightly.count(1, Integer.MAX_VALUE);
    private static final String MICROS = String.valueOf(Nightly.count(200, 3_000));
    private static final int FEW = 10;
    private static final int MEMBERS = 3;
    private static final int ID_LENGTH = 8;
    private static final List<String> GROUPS = List.of("one", "two");

    @TempDir
    private Path temp;

    private final List<Member> members = new ArrayList<>();
    private final Semaphore progress = new Semaphore(0);
    private int emitted;

    @AfterEach
    void endAll() {
        members.forEach(member -> member.process.destroyForcibly());
    }

    @Test
    void aMemberThatIsKilledLosesNothingAndOnlyWhatItHadInHandComesTwice(TestReporter reporter) throws Exception {
        FileEventBus bus = bus();
        emit(bus, EVENTS);
        for (String group : GROUPS) {
            for (int i = 0; i < MEMBERS; i++) {
                members.add(new Member(group));
            }
        }
        int kills = killUntilAllIsDone(bus);

        for (String group : GROUPS) {
            List<String> handled = handled(group);
            assertThat(handled)
                    .as(group)
                    .containsAll(IntStream.range(0, emitted)
                            .mapToObj(KilledMembersTest::id)
                            .toList());
            Set<String> once = new HashSet<>(handled);
            assertThat(once).as(group).hasSize(emitted);
            reporter.publishEntry(
                    group, emitted + " events, " + kills + " kills, " + (handled.size() - once.size()) + " came twice");
            assertThat(handled.size() - once.size())
                    .as("handled twice by " + group)
                    .isLessThanOrEqualTo(kills);
        }
        assertThat(kills).isPositive();
    }

    /** Each second. There is more to do until the first is killed, however late this thread comes to look. */
    private int killUntilAllIsDone(FileEventBus bus) throws Exception {
        Random random = new Random(42);
        int kills = 0;
        while (kills == 0 || !isDone(bus)) {
            if (kills == 0) {
                emit(bus, FEW);
            }
            if (progress.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                progress.drainPermits();
            }
            Member victim = members.get(random.nextInt(members.size()));
            if (kills < KILLS && victim.hasHandledSome()) {
                victim.kill();
                kills++;
                members.add(new Member(victim.group));
                members.get(members.size() - 1).process.waitFor(1, TimeUnit.SECONDS); // the pace of killing
            }
        }
        return kills;
    }

    private void emit(FileEventBus bus, int count) {
        for (int i = 0; i < count; i++) {
            bus.emit(event(id(emitted++)));
        }
    }

    private boolean isDone(FileEventBus bus) {
        List<EventBusStats.Group> groups = bus.stats().groups();
        return groups.size() == GROUPS.size() && groups.stream().allMatch(group -> group.lag() == 0);
    }

    private List<String> handled(String group) throws Exception {
        List<String> handled = new ArrayList<>();
        for (Member member : members) {
            if (member.group.equals(group)) {
                handled.addAll(member.end());
            }
        }
        return handled;
    }

    private FileEventBus bus() {
        EventBusSettings unsynced = new EventBusSettings(false, null, Retention.DEFAULT, warning -> {});
        return new FileEventBus(temp.resolve("events"), new JacksonJsonReader(), Clock.systemUTC(), unsynced);
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "e%07d", number);
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }

    /** A process, and the thread that reads what it prints. */
    private final class Member {

        private final String group;
        private final Process process;
        private final Thread reader;
        private final List<String> handled = new ArrayList<>();

        Member(String group) throws IOException {
            this.group = group;
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:-UsePerfData",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ConsumingProcess.class.getName(),
                            temp.resolve("events").toString(),
                            group,
                            MICROS)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(temp.toFile(), "errors")))
                    .start();
            reader = new Thread(this::read);
            reader.start();
        }

        private void read() {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The last line of one that was killed may be cut short; it was not acknowledged. */
        private synchronized void add(String line) {
            if (line.length() == ID_LENGTH) {
                handled.add(line);
                progress.release();
            }
        }

        synchronized boolean hasHandledSome() {
            return process.isAlive() && handled.size() > 20;
        }

        /** Leaves the pipe open for what is in it. */
        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }

        List<String> end() throws Exception {
            process.getOutputStream().close();
            process.waitFor();
            reader.join();
            synchronized (this) {
                return List.copyOf(handled);
            }
        }
    }
}
