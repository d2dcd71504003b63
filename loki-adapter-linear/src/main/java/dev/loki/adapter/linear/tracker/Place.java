package dev.loki.adapter.linear.tracker;

import java.util.Optional;

/** Something at Linear that has a status, and that things can be said on and put below. */
sealed interface Place {

    /** What Linear knows it by for ever. */
    String id();

    /** What people call it. */
    String key();

    /** Where it stands. */
    Standing standing();

    /**
     * An issue.
     *
     * @param teamId the team it belongs to
     * @param teamKey what people call the team
     */
    record Issue(String id, String key, Standing standing, String teamId, String teamKey) implements Place {}

    /**
     * A project.
     *
     * @param health what was last said of it, such as {@code onTrack}; empty where nothing was
     */
    record Project(String id, String key, Standing standing, Optional<String> health) implements Place {}

    /**
     * A status: a state of a team's workflow, or a status of projects.
     *
     * @param type what it comes to, such as {@code started}
     * @param position among those of its type
     */
    record Standing(String id, String name, String type, double position) {

        static Standing of(Fields fields) {
            return new Standing(
                    fields.text("id"),
                    Line.of(fields.text("name"), 100),
                    fields.text("type"),
                    fields.numberOr("position", 0));
        }
    }
}
