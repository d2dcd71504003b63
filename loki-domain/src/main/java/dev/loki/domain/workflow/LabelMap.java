package dev.loki.domain.workflow;

import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.markdown.RunnerCommands;
import dev.loki.domain.trace.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What labels say about a run: {@code loki-provider-NAME}, {@code loki-mode-NAME}, {@code loki-priority-LEVEL},
 * {@code loki-dry-run}, and a team's own labels for these. Others are passed over. Immutable.
 */
public final class LabelMap {

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");
    private static final List<String> PRIORITIES = List.of("high", "normal", "low");
    private static final String PROVIDER = "loki-provider-";
    private static final String MODE = "loki-mode-";
    private static final String PRIORITY = "loki-priority-";
    private static final String DRY_RUN = "loki-dry-run";
    private static final int LONGEST_QUOTE = 60;

    private final List<String> providers;
    private final Map<String, String> own;

    /**
     * @param providers those that are allowed, the first being the one that is meant where no label names one
     * @param own what a label of the team's stands for: one of Loki's labels
     */
    public LabelMap(List<String> providers, Map<String, String> own) {
        this.providers = List.copyOf(providers);
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(own);
        this.own = anyCase;
    }

    /**
     * The options of all labels.
     *
     * @throws WorkflowRefusedException where a provider is not allowed, or two labels contradict each other
     */
    public RunOptions read(List<String> labels) {
        List<String> known = labels.stream()
                .map(label -> own.getOrDefault(label, label).toLowerCase(Locale.ROOT))
                .toList();
        return new RunOptions(
                Optional.of(one(known, PROVIDER).map(this::allowed).orElse(providers.get(0))),
                one(known, MODE).map(LabelMap::mode),
                one(known, PRIORITY).map(LabelMap::priority),
                known.contains(DRY_RUN));
    }

    /**
     * The provider of this name.
     *
     * @throws WorkflowRefusedException where it is not allowed
     */
    public String allowed(String provider) {
        return providers.stream()
                .filter(provider.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> refused("provider", provider, providers));
    }

    private static String mode(String mode) {
        if (NAME.matcher(mode).matches()) {
            return mode;
        }
        throw refused("mode", mode, List.of("at most 32 letters, digits and -"));
    }

    private static String priority(String priority) {
        if (PRIORITIES.contains(priority)) {
            return priority;
        }
        throw refused("priority", priority, PRIORITIES);
    }

    private static Optional<String> one(List<String> labels, String prefix) {
        Stream<String> named = labels.stream().filter(label -> label.startsWith(prefix));
        List<String> values =
                named.map(label -> label.substring(prefix.length())).distinct().toList();
        if (values.size() > 1) {
            throw new WorkflowRefusedException(values.size() + " labels begin with " + prefix + "; leave one of them");
        }
        return values.stream().findFirst();
    }

    private static WorkflowRefusedException refused(String what, String found, List<String> allowed) {
        String shown = RunnerCommands.broken(VisibleText.of(Attributes.cut(found, LONGEST_QUOTE)));
        return new WorkflowRefusedException(
                "the " + what + " '" + shown + "' is not allowed; expected one of " + String.join(", ", allowed));
    }
}
