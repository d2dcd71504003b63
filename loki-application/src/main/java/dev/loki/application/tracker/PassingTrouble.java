package dev.loki.application.tracker;

import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;

/** Which trouble with a service may pass, so that what is next must wait until it has. */
public final class PassingTrouble {

    private PassingTrouble() {}

    /** A token that is good for nothing is mended by a person, and nothing is lost until then; one issue may be closed to it. */
    public static boolean is(TrackerException trouble, IssueTracker tracker) {
        if (trouble.trouble() == Trouble.UNAUTHORIZED) {
            try {
                tracker.check();
                return false;
            } catch (TrackerException e) {
                return e.trouble() == Trouble.UNAUTHORIZED || e.trouble() == Trouble.PASSING;
            }
        }
        return trouble.trouble() == Trouble.PASSING;
    }
}
