package dev.loki.domain.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of pre_execution rules (seed, "Built-in Rule Evaluators"). */
final class RuleParser {

    /** What a rule may say, for messages. */
    static final String FORMS = "\"file_path must start with project_dir\" or \"active_agents <= N\"";

    private static final Pattern PATH = Pattern.compile("file_path\\s+must\\s+start\\s+with\\s+project_dir");
    private static final Pattern AGENTS = Pattern.compile("active_agents\\s*<=\\s*(\\d{1,9})");

    private RuleParser() {}

    /** The rule; empty where the sentence is none of {@link #FORMS}. */
    static Optional<Rule> parse(String sentence) {
        String trimmed = sentence.strip();
        if (PATH.matcher(trimmed).matches()) {
            return Optional.of(new PathRule());
        }
        Matcher agents = AGENTS.matcher(trimmed);
        return agents.matches() ? Optional.of(new AgentLimitRule(Long.parseLong(agents.group(1)))) : Optional.empty();
    }
}
