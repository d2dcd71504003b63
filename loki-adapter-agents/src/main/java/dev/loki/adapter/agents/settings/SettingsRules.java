package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/**
 * What an agent asks of its settings besides the hooks. Immutable.
 *
 * @param comments whether it reads a file with comments, or with commas before an end
 * @param fixed members that must say just this, so that nothing happens that no hook is asked about
 * @param against what keeps hooks from running, in whatever file of settings it stands
 * @param shape what it passes over a whole file for
 * @param inProject all files of a project's that it reads, from the project's folder
 * @param ofMachine those that hold for all users, absolute; of a folder each {@code .json} in it
 */
public record SettingsRules(
        boolean comments,
        JsonObject fixed,
        List<Against> against,
        SettingsShape shape,
        List<Path> inProject,
        List<Path> ofMachine) {

    /** Comments are read, and nothing else is known. */
    public static final SettingsRules LENIENT =
            new SettingsRules(true, JsonObject.EMPTY, List.of(), SettingsShape.ANY, List.of(), List.of());

    /** Comments are not read, or not known to be, and nothing else is known. */
    public static final SettingsRules STRICT =
            new SettingsRules(false, JsonObject.EMPTY, List.of(), SettingsShape.ANY, List.of(), List.of());

    public SettingsRules {
        against = List.copyOf(against);
        inProject = List.copyOf(inProject);
        ofMachine = List.copyOf(ofMachine);
    }

    /**
     * A member that keeps hooks from running.
     *
     * @param value with which it does
     * @param effect what it does, as the end of a sentence
     */
    public record Against(String member, boolean value, String effect) {}
}
