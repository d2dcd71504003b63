package dev.loki.ports.tracker;

/** What became of a change of status. */
public sealed interface StatusOutcome {

    /**
     * The issue was brought to a status.
     *
     * @param name the service's name of it
     */
    record Moved(String name) implements StatusOutcome {}

    /**
     * It stood there before.
     *
     * @param name the service's name of it
     */
    record Unchanged(String name) implements StatusOutcome {}

    /**
     * The service offers no way there.
     *
     * @param reason what was looked for and what there is, for a person
     */
    record NoWay(String reason) implements StatusOutcome {}
}
