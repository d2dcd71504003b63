package dev.loki.application.tracker;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.WriteTurn;

/** A code host whose writes go one at a time, with those of the tracker beside it. Thread-safe. */
public final class SingleWriterHost implements CodeHost {

    private static final String SERVICE = "github";

    private final CodeHost host;
    private final WriteTurn turn;

    public SingleWriterHost(CodeHost host, WriteTurn turn) {
        this.host = host;
        this.turn = turn;
    }

    @Override
    public String comment(long number, String name, String markdown) {
        return turn.inTurn(SERVICE, () -> host.comment(number, name, markdown));
    }

    @Override
    public CommitReport report(CommitState state) {
        return turn.inTurn(SERVICE, () -> host.report(state));
    }

    @Override
    public boolean mayPush(String login) {
        return host.mayPush(login);
    }
}
