package dev.loki.application.workflow;

import dev.loki.ports.workflow.WorkflowJob;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job that remembers what it was told. Not thread-safe. */
final class RecordedJob implements WorkflowJob {

    final Map<String, String> outputs = new LinkedHashMap<>();
    final Map<String, String> requirements = new LinkedHashMap<>();
    final StringBuilder summary = new StringBuilder();

    private final boolean summarizing;

    RecordedJob(boolean summarizing) {
        this.summarizing = summarizing;
    }

    @Override
    public byte[] event() {
        return new byte[0];
    }

    @Override
    public Path keepRequirements(String name, String markdown) {
        requirements.put(name, markdown);
        return Path.of("/project/.loki/prd", name + ".md");
    }

    @Override
    public void output(String name, String value) {
        outputs.put(name, value);
    }

    @Override
    public boolean summarize(String markdown) {
        if (summarizing) {
            summary.append(markdown);
        }
        return summarizing;
    }
}
