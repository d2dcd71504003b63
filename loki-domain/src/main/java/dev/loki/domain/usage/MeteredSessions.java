package dev.loki.domain.usage;

import dev.loki.domain.telemetry.Recent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of agents tell what they consume. A session may call tools {@value #UNSEEN_CALLS} times before anything was
 * heard of it: telemetry comes a second late, and of one answer of a model many tools may be called at once. Whatever was
 * heard, it may call {@value #CALLS_BETWEEN} more before something else is: one thing that was told, or forged, does not speak
 * for all that follows. Of more than {@value #MOST_SESSIONS} sessions the one that did nothing for longest is forgotten. Not
 * thread-safe.
 */
public final class MeteredSessions {

    /** How many tools a session may call of which nothing was heard. */
    public static final int UNSEEN_CALLS = 5;

    /** How many tools a session may call after something was heard of it, until something else is. */
    public static final int CALLS_BETWEEN = 50;

    /** The most characters of a session's name that tell it from others. */
    public static final int LONGEST_NAME = 200;

    /** The most sessions that are kept for another process. */
    public static final int MOST_KEPT = 1_000;

    private static final int MOST_SESSIONS = 10_000;

    private final Recent<Name, Session> sessions = new Recent<>(MOST_SESSIONS);

    /** Goes on counting where another has counted, of which these are left. */
    public void restore(List<UnheardSession> kept) {
        for (UnheardSession one : kept) {
            session(one.agent(), one.session()).calls = Math.min(Math.max(one.calls(), 0), UNSEEN_CALLS + 1);
        }
    }

    /** The sessions of which nothing was heard and that called tools, those that did something last. */
    public List<UnheardSession> unheard() {
        List<UnheardSession> all = sessions.entries().stream()
                .filter(entry -> !entry.getValue().told && entry.getValue().calls > 0)
                .map(MeteredSessions::kept)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_KEPT), all.size());
    }

    private static UnheardSession kept(Map.Entry<Name, Session> entry) {
        int calls = Math.min(entry.getValue().calls, UNSEEN_CALLS + 1);
        return new UnheardSession(entry.getKey().agent(), entry.getKey().session(), calls);
    }

    /**
     * Counts a call that is about to be made.
     *
     * @param session the agent's own name of its session; empty where it says none
     * @param nanos when, on a clock that only goes forward
     */
    public Standing call(String agent, String session, long nanos) {
        Session known = session(agent, session);
        known.calls++;
        boolean kept = !known.told && known.calls <= UNSEEN_CALLS + 1;
        if (!known.isOverdue()) {
            return new Standing(false, 0, kept);
        }
        Long since = known.overdueSince;
        if (since == null) {
            since = nanos;
            known.overdueSince = since;
        }
        return new Standing(true, since, kept);
    }

    /**
     * Something was heard of a session.
     *
     * @return whether that changes {@link #unheard}
     */
    public boolean told(String agent, String session) {
        Session known = session(agent, session);
        boolean changes = !known.told && known.calls > 0;
        known.told = true;
        known.calls = 0;
        known.overdueSince = null;
        return changes;
    }

    /** Whether something should have been heard of a session by now. */
    public boolean isOverdue(String agent, String session) {
        return session(agent, session).isOverdue();
    }

    /** How many tools a session may call until something is heard of it. */
    public int most(String agent, String session) {
        return session(agent, session).most();
    }

    private Session session(String agent, String session) {
        String name = session.length() <= LONGEST_NAME ? session : session.substring(0, LONGEST_NAME);
        return sessions.get(new Name(agent, name), unknown -> new Session());
    }

    /**
     * How a call stands.
     *
     * @param overdue whether something should have been heard of the session by now
     * @param since when its first call was made that was too many; nothing to go by where it is not overdue
     * @param counts whether {@link #unheard} says something else since
     */
    public record Standing(boolean overdue, long since, boolean counts) {}

    private record Name(String agent, String session) {}

    private static final class Session {

        /** Since something was heard. */
        private int calls;

        private boolean told;
        private @Nullable Long overdueSince;

        private int most() {
            return told ? CALLS_BETWEEN : UNSEEN_CALLS;
        }

        private boolean isOverdue() {
            return calls > most();
        }
    }
}
