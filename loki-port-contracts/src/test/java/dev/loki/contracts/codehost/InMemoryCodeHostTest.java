package dev.loki.contracts.codehost;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.SentJournal;
import java.util.List;

class InMemoryCodeHostTest extends CodeHostContract {

    private final InMemoryCodeHost host = new InMemoryCodeHost();

    InMemoryCodeHostTest() {
        host.add(7);
        host.addPusher("octocat");
    }

    @Override
    protected CodeHost host(SentJournal journal) {
        return host;
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
        return host.comments(number);
    }

    @Override
    protected void postAsSomebodyElse(long number, String markdown) {
        host.postAsSomebodyElse(number, markdown);
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        host.loseNextAnswerToAWrite();
    }

    @Override
    protected List<String> reported(String sha) {
        return host.states(sha).stream()
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
}
