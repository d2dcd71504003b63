package dev.loki.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.event.EventBusSettings;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.cli.Typed;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the event bus, typed. */
class EventCommandsTest {

    @TempDir
    private Path project;

    @TempDir
    private Path elsewhere;

    @Test
    void showPrintsTheEventOfAnId() {
        String id = emit("task");
        Typed shown = Typed.in(project, "event", "show", id);

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).startsWith("{\"id\":\"" + id);
        assertThat(Typed.in(project, "event", "show", "absent").exitCode()).isEqualTo(1);
    }

    @Test
    void listAllHasArchivedEventsToo() {
        String id = emit("task");
        bus().drain(event -> {});

        assertThat(Typed.in(project, "event", "list").out()).isEmpty();
        assertThat(Typed.in(project, "event", "list", "--all").out()).contains(id);
        assertThat(Typed.in(project, "event", "list", "--all", "--type", "error")
                        .out())
                .isEmpty();
    }

    @Test
    void replayPrintsOrPublishes() {
        String id = emit("task");
        bus().drain(event -> {});
        assertThat(Typed.in(project, "event", "replay", "--from-id", id).out()).contains(id);
        assertThat(Typed.in(project, "event", "list").out()).isEmpty();

        assertThat(Typed.in(project, "event", "replay", "--publish").out()).isEqualTo("1 events published\n");
        assertThat(Typed.in(project, "event", "list", "--json").out()).contains("\"replay_of\":\"" + id + "\"");
    }

    /** Else a typing error publishes all that came after. */
    @Test
    void idsThatAreNotThereOrTheWrongWayRoundPublishNothing() {
        String first = emit("task");
        String last = emit("task");
        emit("task");
        for (List<String> range : List.of(
                List.of("--from-id", "nope"),
                List.of("--to-id", "nope"),
                List.of("--from-id", first, "--to-id", "nope"),
                List.of("--from-id", last, "--to-id", first))) {
            List<String> line = new ArrayList<>(List.of("event", "replay", "--publish"));
            line.addAll(range);
            Typed typed = Typed.in(project, line.toArray(String[]::new));

            assertThat(typed.exitCode()).as(line.toString()).isEqualTo(1);
            assertThat(typed.err())
                    .startsWith("loki: --")
                    .contains("no event that is kept")
                    .contains("has the id '");
        }
        assertThat(Typed.in(project, "event", "list", "--all", "--to-id", "nope")
                        .exitCode())
                .isEqualTo(1);
        assertThat(Typed.in(project, "event", "replay", "--publish", "--from-id", first, "--to-id", last)
                        .out())
                .isEqualTo("2 events published\n");
        assertThat(Typed.in(project, "event", "list").out().lines()).hasSize(5);
    }

    @Test
    void whatIsNoEventsNameIsNeitherKeptNorPending() throws Exception {
        emit("task");
        Files.writeString(project.resolve(".loki/events/pending/a b.json"), "");

        assertThat(Typed.in(project, "event", "stats").out()).startsWith("kept 1, of them pending 1\n");
    }

    @Test
    void statsTellHowFarGroupsAreBehind() {
        emit("task");
        bus().catchUp(ConsumerGroup.named("readers"), event -> {});
        emit("task");

        assertThat(Typed.in(project, "event", "stats").out()).isEqualTo("""
                        kept 2, of them pending 2
                        emitted 2 in the last minute, 2 in the last hour
                        set aside unread 0
                        group readers  handled 1 in the last minute  behind 1  dead letters 0  active
                        """);
        assertThat(Typed.in(project, "event", "stats", "--json").out())
                .contains("\"kept\":2", "\"groups\":[{\"name\":\"readers\",\"lag\":1", "\"last_minute\":1}]");
    }

    @Test
    void importBringsEachLineOnce() throws Exception {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(
                project.resolve(".loki/events.jsonl"),
                "{\"timestamp\":\"2026-02-21T10:00:00.000Z\",\"type\":\"task\",\"data\":{}}\nno\n");

        assertThat(Typed.in(project, "event", "import").out())
                .isEqualTo("1 events imported, 1 lines passed over that are no events\n");
        assertThat(Typed.in(project, "event", "import", "--json").out())
                .isEqualTo("{\"imported\":0,\"passed_over\":0}\n");
        Typed absent = Typed.in(project, "event", "import", "absent");
        assertThat(absent.exitCode()).isEqualTo(70);
        assertThat(absent.err()).startsWith("loki: cannot import " + project.resolve("absent") + ": no such file");
    }

    @Test
    void cleanDeletesWhatWasConsumed() {
        emit("task");
        bus().drain(event -> {});

        assertThat(Typed.in(project, "event", "clean").out()).startsWith("0 archived, 0 deleted");
        assertThat(Typed.in(project, "event", "clean", "--max-count", "0", "--json")
                        .out())
                .isEqualTo("{\"archived\":0,\"deleted\":1,\"leftovers\":0,\"dropped\":[]}\n");
        assertThat(Typed.in(project, "event", "clean", "--max-count", "-1").exitCode())
                .isEqualTo(64);
    }

    @Test
    void theEnvironmentsBoundsHold() {
        emit("task");
        bus().drain(event -> {});
        Typed cleaned = Typed.in(project, Map.of("LOKI_EVENTS_MAX_COUNT", "0"), new byte[0], "event", "clean");

        assertThat(cleaned.out()).startsWith("0 archived, 1 deleted");
    }

    @Test
    void tailPrintsWhatComesWithoutColoursWhereThereIsNoTerminal() throws Exception {
        CompletableFuture<Typed> tail = CompletableFuture.supplyAsync(
                () -> Typed.in(project, "event", "tail", "--count", "1", "--type", "error"));
        Path archive = project.resolve(".loki/events/archive");
        while (!Files.isDirectory(archive)) {
            Thread.onSpinWait(); // the onlooker is not there yet
        }
        while (!tail.isDone()) {
            emit("task");
            emit("error");
        }

        Typed seen = tail.get(60, TimeUnit.SECONDS);
        assertThat(seen.exitCode()).isZero();
        assertThat(seen.out())
                .contains("  error  runner  ")
                .doesNotContain("task  runner")
                .doesNotContain("\u001b");
    }

    @Test
    void eventsAreAppendedToTheFlatLogWhereItIsAskedFor() {
        Typed.in(
                project,
                Map.of("LOKI_EVENTS_JSONL", "true", "LOKI_EVENTS_SYNC", "os"),
                new byte[0],
                "event",
                "emit",
                "task",
                "runner",
                "start");

        assertThat(project.resolve(".loki/events.jsonl")).content().contains("\"data\":{\"action\":\"start\"");
    }

    @Test
    void bridgeNeedsABroker() {
        Typed typed = Typed.in(project, "event", "bridge", "--once");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).startsWith("loki: LOKI_EVENTS_KAFKA_BOOTSTRAP: expected the brokers");
    }

    @Test
    void bridgeSaysThatKafkaIsDownAndStatsTellTheRest() throws IOException {
        Path quick = Files.writeString(
                elsewhere.resolve("client.properties"), "default.api.timeout.ms=300\nrequest.timeout.ms=200\n");
        Files.setPosixFilePermissions(quick, PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> environment = Map.of(
                "LOKI_EVENTS_KAFKA_BOOTSTRAP",
                "localhost:" + FreePort.find(),
                "LOKI_EVENTS_KAFKA_CONFIG",
                quick.toString());
        Typed bridge = Typed.in(project, environment, new byte[0], "event", "bridge", "--once");
        Typed stats = Typed.in(project, environment, new byte[0], "event", "stats");

        assertThat(bridge.exitCode()).isEqualTo(70);
        assertThat(bridge.err()).startsWith("loki: cannot consume topic loki-events at localhost:");
        assertThat(stats.exitCode()).isZero();
        assertThat(stats.out()).startsWith("kept 0, of them pending 0\n").doesNotContain("bridge to Kafka");
        assertThat(stats.err()).startsWith("loki: warning: cannot read topic loki-events at localhost:");
    }

    private String emit(String type) {
        String out = Typed.in(project, "event", "emit", type, "runner", "start").out();
        return List.of(out.split("\"")).get(3);
    }

    private FileEventBus bus() {
        return new FileEventBus(
                project.resolve(".loki/events"), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
    }
}
