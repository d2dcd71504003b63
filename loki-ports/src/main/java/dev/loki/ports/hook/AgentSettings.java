package dev.loki.ports.hook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The settings that an agent's hooks stand in, as text: what else is in them stays as it was written. Immutable. */
public interface AgentSettings {

    /** What the agent is called on the command line. */
    String agent();

    /** Where a project's are, from its folder. */
    Path inProject();

    /**
     * Where a user's are, for all projects.
     *
     * @param environment may name another folder than the usual
     * @param home the user's
     */
    Path ofUser(Map<String, String> environment, Path home);

    /**
     * Every file that the agent takes settings from, where it is known which; a folder stands for each {@code .json} in it.
     *
     * @param root the project's folder
     */
    List<Path> read(Path root, Map<String, String> environment, Path home);

    /**
     * What keeps hooks from running, wherever it stands, such as a switch that turns them off: each as the begin of a sentence.
     *
     * @param text what one of the files of settings holds
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    List<String> against(String text) throws UnreadableSettingsException;

    /** The events that hooks are put at. */
    List<String> events();

    /** Whether the agent is given variables by its settings. */
    boolean takesEnvironment();

    /**
     * With a hook at each event, in the place of earlier ones of ours, and the same text where they stand already.
     *
     * @param text what the file holds; empty where there is none
     * @param environment variables that the agent is to get, in the place of those of the same names; passed over where it
     *     gets none by its settings
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    String withHooks(String text, HookCommand command, Map<String, String> environment)
            throws UnreadableSettingsException;

    /**
     * Without our hooks, wherever their client is.
     *
     * @param before what the file held before; empty where it is not known. What it says already does not go
     * @param variables the variables that go, too
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    String withoutHooks(String text, String before, List<String> variables) throws UnreadableSettingsException;

    /**
     * The events at which just this command stands, for all tools and with time enough, in the order of {@link #events}.
     *
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    List<String> hooked(String text, HookCommand command) throws UnreadableSettingsException;

    /**
     * The other events, and what else must stand there and does not.
     *
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    List<String> missing(String text, HookCommand command) throws UnreadableSettingsException;

    /**
     * Whether hooks of ours stand there, whatever client they run.
     *
     * @throws UnreadableSettingsException where the text is none of such settings
     */
    boolean names(String text) throws UnreadableSettingsException;
}
