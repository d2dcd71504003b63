package dev.loki.cli.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.AgentAbove;
import dev.loki.cli.Program;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.JiraStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that sends is killed once the service has done what it asked, and before it knows. */
@Order(1)
class OutboxKillTest {

    private static final int KILLED = 128 + 9;
    /** At the status, the subtask, the link and the last comment; the first comment is written in between. */
    private static final int KILLS = 4;

    @TempDir
    private Path site;

    @Test
    void aSenderThatIsKilledAgainAndAgainSendsNothingTwice() throws Exception {
        AgentAbove.skip();
        try (JiraStandIn jira = new JiraStandIn()) {
            jira.issue("PROJ-1", "Story", "Pay by card");
            new AirGappedSite(site).speak(jira.url());
            int kills = 0;
            while (sentOrKilled(jira, kills % 2) == KILLED) {
                kills++;
            }
            assertThat(kills).isEqualTo(KILLS);
            assertThat(jira.statuses("PROJ-1")).containsExactly("In Progress");
            assertThat(jira.comments("PROJ-1")).hasSize(1);
            assertThat(jira.links("PROJ-1")).hasSize(1);
            assertThat(jira.children("PROJ-1")).hasSize(1);
            assertThat(jira.comments("PROJ-2")).hasSize(1);
            assertThat(jira.violations()).isEmpty();
        }
    }

    /** @param spared how many writes are answered before the one at which the process is killed */
    private int sentOrKilled(JiraStandIn jira, int spared) throws IOException, InterruptedException {
        CompletableFuture<Process> sender = new CompletableFuture<>();
        BadAnswer kill = good -> {
            try {
                return good.get();
            } finally {
                sender.join().destroyForcibly();
                sender.join().onExit().join();
            }
        };
        Collections.nCopies(spared, (BadAnswer) Supplier::get).forEach(jira::nextWrite);
        jira.nextWrite(kill);
        Process process = start(jira);
        sender.complete(process);
        return process.waitFor();
    }

    private Process start(JiraStandIn jira) throws IOException {
        List<String> command = new ArrayList<>(Program.command());
        command.addAll(List.of("outbox", "send"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(site.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(OutboxCommandsTest.environment(jira));
        return builder.start();
    }
}
