package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Turn;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.cost.UsageStore;
import dev.loki.testing.Nightly;
import dev.loki.testing.Skips;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defect 16 of the original: two processes that record 60 + 60 tokens store 60. */
@Order(1)
class ConcurrentUsageIsExactTest {

    private static final int PROCESSES = Nightly.count(4, 16);
    private static final int THREADS = Nightly.count(4, 8);
    private static final int EACH = Nightly.count(50, 100);
    private static final int ROUNDS = Nightly.count(1, 10);

    @TempDir
    private Path temp;

    @Test
    void manyThreadsOfManyProcessesLoseNothing() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(List.of(), "p" + i, EACH));
        }
        UsageStore onlooker = Costs.open(folder());
        long last = 0;
        while (processes.stream().anyMatch(Process::isAlive)) {
            long now = Costs.tokens(onlooker);
            assertThat(now).as("while others record").isGreaterThanOrEqualTo(last);
            last = now;
        }
        Set<String> acknowledged = new HashSet<>();
        for (Process process : processes) {
            acknowledged.addAll(keys(process, Integer.MAX_VALUE));
        }

        assertThat(temp.resolve("errors")).isEmptyFile();
        assertThat(acknowledged).hasSize(PROCESSES * THREADS * EACH);
        assertExact(acknowledged);
        assertThat(onlooker.read(Ledger::count)).isEqualTo((long) PROCESSES * THREADS * EACH);
        JsonObject costs = (JsonObject) new JacksonJsonReader().readStrict(Files.readAllBytes(costs()));
        assertThat(costs.get("totalTokens"))
                .hasToString(String.valueOf(onlooker.read(Ledger::total).tokens()));
    }

    @Test
    void whoeverIsKilledLosesNothingThatWasAcknowledged() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start(List.of(), "r" + round + "p" + i, EACH));
            }
            Set<String> ofRound = new HashSet<>();
            for (int i = 0; i < PROCESSES; i++) {
                boolean isVictim = i % 3 == 0;
                ofRound.addAll(keys(processes.get(i), isVictim ? 20 + 7 * i : Integer.MAX_VALUE));
            }
            acknowledged.addAll(ofRound);
            assertThat(temp.resolve("errors")).isEmptyFile();
            assertExact(acknowledged, ofRound);
        }
    }

    /** The limit on a file's size (64 blocks of the shell) stands for a disk that is full. */
    @Test
    void whatDoesNotFitIsTakenBackAndNotAcknowledged() throws Exception {
        Path shell = Path.of("/bin/sh");
        Skips.unless(Files.exists(shell), "a POSIX shell", "there is no " + shell);
        List<String> limited = List.of(shell.toString(), "-c", "ulimit -f 64 && exec \"$@\"", "sh");
        Set<String> acknowledged = keys(start(limited, "p", 10_000), Integer.MAX_VALUE);

        assertThat(acknowledged).hasSizeBetween(1, 9_999);
        assertThat(temp.resolve("errors")).content().contains("check that the disk has room");
        UsageStore store = Costs.open(folder());
        assertThat(store.read(Ledger::count)).isEqualTo(acknowledged.size());
        assertExact(acknowledged);
        Costs.record(store, 1);
    }

    private void assertExact(Set<String> acknowledged) {
        assertExact(acknowledged, acknowledged);
    }

    /**
     * Each of the last reports that were acknowledged is known by its key and counted for its agent, and nothing is counted
     * but what was acknowledged and what was in flight.
     *
     * @param last no more keys and agents than a ledger remembers; the older ones were asked for before
     */
    private void assertExact(Set<String> acknowledged, Set<String> last) {
        UsageStore store = Costs.open(folder());
        List<String> unknown = Costs.turn(
                store, turn -> last.stream().filter(key -> !isKnown(turn, key)).toList());
        assertThat(unknown).isEmpty();
        Map<String, Consumption> agents = store.read(Ledger::agents);
        reports(last).forEach((agent, count) -> assertThat(
                        agents.getOrDefault(agent, Consumption.NOTHING).tokens())
                .as(agent)
                .isBetween(tokens(count), tokens(count + 1)));
        Collection<Integer> counts = reports(acknowledged).values();
        assertThat(Costs.tokens(store))
                .isBetween(
                        counts.stream()
                                .mapToLong(ConcurrentUsageIsExactTest::tokens)
                                .sum(),
                        counts.stream().mapToLong(count -> tokens(count + 1)).sum())
                .isEqualTo(
                        agents.values().stream().mapToLong(Consumption::tokens).sum());
    }

    private static Map<String, Integer> reports(Set<String> keys) {
        Map<String, Integer> byAgent = new TreeMap<>();
        keys.forEach(key -> byAgent.merge(key.substring(0, key.indexOf('.')), 1, Integer::sum));
        return byAgent;
    }

    private static boolean isKnown(Turn turn, String key) {
        String agent = key.substring(0, key.indexOf('.'));
        int i = Integer.parseInt(key.substring(agent.length() + 1, key.length() - 1));
        Spender who = new Spender("shop", agent, "opus", "s", "acme");
        return turn.record(new UsageReport(who, Consumption.ofTokens(i % 7), 0, key))
                .repeated();
    }

    private static long tokens(int count) {
        long tokens = 0;
        for (int i = 0; i < count; i++) {
            tokens += i % 7;
        }
        return tokens;
    }

    /** What a process said was counted, which is killed after so many. */
    private static Set<String> keys(Process process, int most) throws Exception {
        Set<String> keys = new HashSet<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(".")) { // the last one may be cut short
                    keys.add(line);
                }
                if (keys.size() == most) {
                    process.toHandle().destroyForcibly(); // leaves the pipe open for what is in it
                }
            }
        }
        process.waitFor();
        return keys;
    }

    private Process start(List<String> before, String name, int count) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProcess.class.getName(),
                folder().toString(),
                name,
                String.valueOf(THREADS),
                String.valueOf(count)));
        return new ProcessBuilder(command)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(temp.resolve("errors").toFile()))
                .start();
    }

    private Path folder() {
        return temp.resolve("state");
    }

    private Path costs() {
        return folder().resolve(CostFiles.COSTS);
    }
}
