package dev.loki.adapter.jira.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.TrackerException;
import java.time.Duration;
import java.util.Set;

/** What became of something that Jira was told to do. */
sealed interface Written {

    /** What Jira answers; throws where it did not do it, or nobody knows. */
    JsonObject orThrow();

    /**
     * It did it.
     *
     * @param answer its words; empty where it has none
     */
    record Done(JsonObject answer) implements Written {

        @Override
        public JsonObject orThrow() {
            return answer;
        }
    }

    /**
     * It surely did not.
     *
     * @param status of its answer; 0 where there was none
     * @param fields of an issue that it objects to
     */
    record NotDone(int status, Set<String> fields, TrackerException trouble) implements Written {

        @Override
        public JsonObject orThrow() {
            throw trouble;
        }
    }

    /**
     * It may have done it.
     *
     * @param minimumWait how long it asked us to wait at least
     */
    record Unknown(TrackerException trouble, Duration minimumWait) implements Written {

        @Override
        public JsonObject orThrow() {
            throw trouble;
        }
    }
}
