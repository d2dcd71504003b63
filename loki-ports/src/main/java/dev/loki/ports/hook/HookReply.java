package dev.loki.ports.hook;

/**
 * What a hook's process gives its agent.
 *
 * @param exitCode what it ends with, 0 to 255
 * @param stdout what it prints, without a line break at the end; empty where it prints nothing
 * @param stderr as above, for people or for the agent
 */
public record HookReply(int exitCode, String stdout, String stderr) {

    /** What blocks, with every agent. */
    public static final int BLOCKED = 2;

    /** Nothing to say. */
    public static final HookReply SILENT = new HookReply(0, "", "");

    /** No, to an agent that asked in no way that is known. */
    public static HookReply blocked(String reason) {
        return new HookReply(BLOCKED, "", reason);
    }
}
