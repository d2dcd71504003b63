package dev.loki.bootstrap.settings;

import dev.loki.domain.quality.ReportPlace;
import dev.loki.domain.workflow.GitHubNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The workflow of GitHub Actions that this process runs in, and what an event of it may ask for; docs/configuration.md has
 * the table. What is wrong is told where it is needed: other commands run in workflows, too.
 *
 * @param event GITHUB_EVENT_NAME; empty where there is none
 * @param eventPath GITHUB_EVENT_PATH
 * @param repository GITHUB_REPOSITORY, {@code owner/name}; empty where there is none
 * @param sha GITHUB_SHA; empty where there is none
 * @param runUrl where the run is read; empty where it is not known
 * @param output GITHUB_OUTPUT
 * @param stepSummary GITHUB_STEP_SUMMARY
 * @param providers LOKI_GITHUB_PROVIDERS, the first being the one that is meant where nobody names one
 * @param triggerLabel LOKI_GITHUB_TRIGGER_LABEL
 * @param labels LOKI_GITHUB_LABELS, what a label of the team's stands for
 * @param problems what is wrong with them
 */
public record WorkflowSettings(
        String event,
        @Nullable Path eventPath,
        String repository,
        String sha,
        String runUrl,
        @Nullable Path output,
        @Nullable Path stepSummary,
        List<String> providers,
        String triggerLabel,
        Map<String, String> labels,
        List<String> problems) {

    private static final String PROVIDERS = "LOKI_GITHUB_PROVIDERS";
    private static final String LABELS = "LOKI_GITHUB_LABELS";
    private static final List<String> KNOWN_PROVIDERS = List.of("claude", "codex", "gemini");
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,60}");
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");
    private static final Pattern SERVER = Pattern.compile("https?://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?");
    private static final Pattern RUN = Pattern.compile("[0-9]{1,20}");

    public WorkflowSettings {
        providers = List.copyOf(providers);
        labels = Map.copyOf(labels);
        problems = List.copyOf(problems);
    }

    static WorkflowSettings read(Variables all) {
        Variables variables = all.failingOpen();
        String repository = matching(variables, "GITHUB_REPOSITORY", GitHubNames::isRepository, "owner/name");
        return new WorkflowSettings(
                matching(
                        variables,
                        "GITHUB_EVENT_NAME",
                        EVENT.asMatchPredicate(),
                        "the name of an event, such as issues"),
                path(variables, "GITHUB_EVENT_PATH"),
                repository,
                matching(variables, "GITHUB_SHA", GitHubNames::isCommit, "40 or 64 hex digits"),
                runUrl(variables, repository),
                path(variables, "GITHUB_OUTPUT"),
                path(variables, "GITHUB_STEP_SUMMARY"),
                providers(variables),
                variables.text("LOKI_GITHUB_TRIGGER_LABEL").orElse("loki-mode"),
                labels(variables),
                variables.problems());
    }

    /** What a report on a commit is about. */
    public ReportPlace place(String commit) {
        return new ReportPlace(repository, commit, runUrl);
    }

    private static String runUrl(Variables variables, String repository) {
        String server = matching(
                variables,
                "GITHUB_SERVER_URL",
                SERVER.asMatchPredicate(),
                "an address such as https://github.example, without a path");
        String run = matching(variables, "GITHUB_RUN_ID", RUN.asMatchPredicate(), "a number");
        return server.isEmpty() || run.isEmpty() || repository.isEmpty()
                ? ""
                : server + "/" + repository + "/actions/runs/" + run;
    }

    private static List<String> providers(Variables variables) {
        List<String> providers = variables.list(PROVIDERS);
        if (!providers.stream().allMatch(name -> PROVIDER.matcher(name).matches())) {
            variables.problem(PROVIDERS, "expected names of small letters, digits and -, such as claude,codex");
        }
        return providers.isEmpty() ? KNOWN_PROVIDERS : providers;
    }

    private static Map<String, String> labels(Variables variables) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String entry : variables.list(LABELS)) {
            int equals = entry.lastIndexOf('=');
            String meaning = equals < 1 ? "" : entry.substring(equals + 1).strip();
            if (!meaning.matches("loki-(?:provider|mode|priority)-[a-z0-9-]{1,32}|loki-dry-run")) {
                variables.problem(
                        LABELS,
                        "expected label=meaning, separated by commas, the meaning being one of Loki's labels, such as"
                                + " quick=loki-mode-fast");
                return Map.of();
            }
            labels.put(entry.substring(0, equals).strip(), meaning);
        }
        return labels;
    }

    private static String matching(Variables variables, String name, Predicate<String> wanted, String expected) {
        Optional<String> text = variables.text(name);
        if (text.filter(wanted.negate()).isPresent()) {
            variables.problem(name, "expected " + expected);
        }
        return text.filter(wanted).orElse("");
    }

    private static @Nullable Path path(Variables variables, String name) {
        try {
            Optional<Path> path = variables.text(name).map(Path::of);
            if (path.isPresent() && !path.get().isAbsolute()) {
                variables.problem(name, "expected an absolute path");
            }
            return path.orElse(null);
        } catch (InvalidPathException e) {
            variables.problem(name, "expected a path: " + e.getReason());
            return null;
        }
    }
}
