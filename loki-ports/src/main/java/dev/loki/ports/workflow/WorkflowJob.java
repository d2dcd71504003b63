package dev.loki.ports.workflow;

import java.nio.file.Path;

/**
 * The job of a workflow that Loki runs in: what it is given, and where it says what it found. Implementations are
 * thread-safe.
 *
 * <p>Each method throws {@link WorkflowJobException}.
 */
public interface WorkflowJob {

    /** The most that is read of an event, in bytes: what GitHub sends at most. */
    int MAX_EVENT_BYTES = 25 * 1024 * 1024;

    /** The event that started the workflow, as JSON. */
    byte[] event();

    /**
     * Keeps requirements for whoever is to work on them.
     *
     * @param name safe as a file's: small letters, digits and {@code -}
     * @return the file they are in
     */
    Path keepRequirements(String name, String markdown);

    /**
     * Sets an output of the step; does nothing where nobody asks for outputs.
     *
     * @param name small letters, digits and {@code -}, such as {@code prd-file}
     */
    void output(String name, String value);

    /**
     * Puts Markdown behind the summary of the step; what does not fit is cut.
     *
     * @return whether there is a summary
     */
    boolean summarize(String markdown);
}
