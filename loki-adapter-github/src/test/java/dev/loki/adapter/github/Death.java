package dev.loki.adapter.github;

import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import dev.loki.ports.tracker.SentJournal;
import java.time.Duration;

/**
 * What kills a process once so many things have happened to it: a call ended, whatever became of it, or the journal was about
 * to be written or was written.
 */
final class Death implements ServiceListener {

    /** The end of a process, which nothing catches. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private int left;

    Death(int after) {
        this.left = after;
    }

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {
        comeNearer();
    }

    @Override
    public void success(ServiceCall call) {
        comeNearer();
    }

    @Override
    public void failure(ServiceCall call, String reason) {
        comeNearer();
    }

    /** The same journal, which survives. */
    SentJournal after(SentJournal journal) {
        return new SentJournal() {
            @Override
            public State of(String operation) {
                return journal.of(operation);
            }

            @Override
            public void begin(String operation) {
                comeNearer();
                journal.begin(operation);
                comeNearer();
            }

            @Override
            public void done(String operation, String id, String content) {
                comeNearer();
                journal.done(operation, id, content);
                comeNearer();
            }

            @Override
            public void refused(String operation) {
                comeNearer();
                journal.refused(operation);
            }
        };
    }

    private void comeNearer() {
        if (left-- <= 0) {
            throw new Killed();
        }
    }
}
