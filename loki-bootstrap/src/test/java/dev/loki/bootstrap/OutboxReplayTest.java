package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.outbox.FileOutbox;
import dev.loki.adapter.fs.outbox.FileOutboxProgress;
import dev.loki.adapter.fs.outbox.OutboxCodeHost;
import dev.loki.adapter.fs.outbox.OutboxExport;
import dev.loki.adapter.fs.outbox.OutboxTracker;
import dev.loki.adapter.fs.tracker.FileWriteTurn;
import dev.loki.application.outbox.OutboxSending;
import dev.loki.application.outbox.SendListener;
import dev.loki.application.outbox.SendOptions;
import dev.loki.application.outbox.SendReport;
import dev.loki.contracts.tracker.InMemoryTrackedWork;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of calls that went by way of an outbox is what comes of the same calls made live. */
@Order(1)
class OutboxReplayTest {

    private static final int SEQUENCES = Nightly.count(201, 3_000);

    private static final JacksonJsonReader JSON = new JacksonJsonReader();

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Test
    void randomCallsComeToTheSameByWayOfAnOutboxAlsoWhereAnswersAreLost() throws IOException {
        for (int seed = 0; seed < SEQUENCES / 3; seed++) {
            assertSame(seed, "jira", ServiceTwin.Jira::new);
            assertSame(seed, "linear", ServiceTwin.Linear::new);
            assertSame(seed, "github", ServiceTwin.GitHub::new);
        }
    }

    private void assertSame(long seed, String service, Supplier<ServiceTwin> made) throws IOException {
        try (ServiceTwin live = made.get();
                ServiceTwin sent = made.get()) {
            new RandomCalls(seed, live.tracker(service), host(live, service), live.issue()).make();
            Path folder = temp.resolve(service + seed);
            Optional<Path> file = carried(seed, service, folder, sent.issue());
            if (file.isPresent()) {
                loseAnAnswer(seed, sent);
                send(sent, folder.resolve("elsewhere"), file.get());
            }
            assertThat(sent.seen()).as(service + ", seed " + seed).isEqualTo(live.seen());
            assertThat(live.server().violations()).isEmpty();
            assertThat(sent.server().violations()).isEmpty();
        }
    }

    /** What an air-gapped site exports; empty where no call came into its outbox. */
    private static Optional<Path> carried(long seed, String service, Path folder, String issue) throws IOException {
        PassingTime clock = new PassingTime();
        FileOutbox outbox = new FileOutbox(folder, new FileOutboxProgress(folder, JSON), JSON, clock, () -> 7);
        CodeHost host = service.equals("github") ? new OutboxCodeHost(outbox, service, "here") : null;
        new RandomCalls(seed, new OutboxTracker(outbox, service, "here", StatusNames.DEFAULT), host, issue).make();
        Optional<OutboxContents> contents = outbox.contents();
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve("export");
        Files.write(file, new OutboxExport(JSON).write(contents.get()));
        return Optional.of(file);
    }

    /** One of the first twenty, of a read or a write. */
    private static void loseAnAnswer(long seed, ServiceTwin twin) {
        BadAnswer good = Supplier::get;
        int before = new Random(seed).nextInt(20);
        twin.server().badDay(Collections.nCopies(before, good));
        twin.server().badDay(List.of(BadAnswers.resetAfter()));
    }

    /** Each time with the adapters of a new process. */
    private static void send(ServiceTwin twin, Path folder, Path file) {
        OutboxContents contents = new OutboxExport(JSON).read(file, Optional.empty());
        SendReport report;
        do {
            twin.startAnew();
            report = new OutboxSending(
                            twin,
                            new FileOutboxProgress(folder, JSON),
                            new InMemoryTrackedWork(),
                            new FileWriteTurn(folder))
                    .send(contents, SendOptions.ALL, SendListener.NONE);
        } while (report.trouble().isPresent());
        assertThat(report.left()).isEmpty();
    }

    private static @Nullable CodeHost host(ServiceTwin twin, String service) {
        return service.equals("github") ? twin.codeHost(service) : null;
    }
}
