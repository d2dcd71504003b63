package dev.loki.adapter.fs.outbox;

import dev.loki.contracts.codehost.CodeHostContract;
import dev.loki.contracts.codehost.InMemoryCodeHost;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.testing.MemoryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** An outbox as every code host is: what is seen of it is what the service has once it was sent there. */
class OutboxCodeHostTest extends CodeHostContract {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final InMemoryCodeHost service = new InMemoryCodeHost();
    private long sent;

    OutboxCodeHostTest() {
        service.add(7);
        service.addPusher("octocat");
    }

    @Override
    protected CodeHost host(SentJournal journal) {
        return new OutboxCodeHost(TestOutbox.in(folder), "github", "acme/shop");
    }

    @Override
    protected boolean answers() {
        return false;
    }

    @Override
    protected long number() {
        return 7;
    }

    @Override
    protected long noNumber() {
        return 404;
    }

    @Override
    protected List<String> comments(long number) {
        send();
        return service.comments(number);
    }

    @Override
    protected void postAsSomebodyElse(long number, String markdown) {
        service.postAsSomebodyElse(number, markdown);
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        service.loseNextAnswerToAWrite();
    }

    @Override
    protected List<String> reported(String sha) {
        send();
        return service.states(sha).stream()
                .map(state -> state.context() + " " + state.outcome())
                .toList();
    }

    @Override
    protected String pusher() {
        return "octocat";
    }

    @Override
    protected String reader() {
        return "hubot";
    }

    private void send() {
        for (WaitingCall waiting : TestOutbox.calls(folder)) {
            if (waiting.number() > sent) {
                try {
                    make(waiting.call());
                } catch (TrackerException e) {
                    if (e.trouble() != Trouble.PASSING) {
                        throw e;
                    }
                    make(waiting.call());
                }
                sent = waiting.number();
            }
        }
    }

    private void make(OutboxCall call) {
        if (call instanceof OutboxCall.Remark remark) {
            service.comment(remark.number(), remark.name(), remark.markdown());
        } else if (call instanceof OutboxCall.Report report) {
            service.report(report.state());
        }
    }
}
