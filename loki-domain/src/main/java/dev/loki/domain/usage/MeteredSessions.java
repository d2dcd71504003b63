package dev.loki.domain.usage;

import dev.loki.domain.telemetry.Recent;

/**
 * Which sessions of agents tell what they consume. A session may call tools {@value #UNSEEN_CALLS} times before anything was
 * heard of it: telemetry comes a second late, and of one answer of a model many tools may be called at once. Of more than
 * {@value #MOST_SESSIONS} sessions the one that did nothing for longest is forgotten. Not thread-safe.
 */
public final class MeteredSessions {

    /** How many tools a session may call of which nothing was heard. */
    public static final int UNSEEN_CALLS = 5;

    private static final int MOST_SESSIONS = 10_000;

    private final Recent<Name, Session> sessions = new Recent<>(MOST_SESSIONS);

    /**
     * Counts a call that is about to be made.
     *
     * @param session the agent's own name of its session; empty where it says none
     * @param nanos when, on a clock that only goes forward
     */
    public Standing call(String agent, String session, long nanos) {
        Session known = session(agent, session);
        known.calls++;
        if (known.told || known.calls <= UNSEEN_CALLS) {
            return Standing.FREE;
        }
        if (known.calls == UNSEEN_CALLS + 1) {
            known.overdueSince = nanos;
        }
        return new Standing(true, known.overdueSince);
    }

    /** Something was heard of a session. */
    public void told(String agent, String session) {
        session(agent, session).told = true;
    }

    /** Whether anything was heard of a session. */
    public boolean isTold(String agent, String session) {
        return session(agent, session).told;
    }

    private Session session(String agent, String session) {
        return sessions.get(new Name(agent, session), name -> new Session());
    }

    /**
     * How a call stands.
     *
     * @param overdue whether something should have been heard of the session by now
     * @param since when its first call was made that was too many; nothing to go by where it is not overdue
     */
    public record Standing(boolean overdue, long since) {

        private static final Standing FREE = new Standing(false, 0);
    }

    private record Name(String agent, String session) {}

    private static final class Session {

        private int calls;
        private boolean told;
        private long overdueSince;
    }
}
