package dev.loki.adapter.github.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An issue, or a pull request, which is one too: what people call it and what GitHub finds it by, as it does by its old name
 * once it was moved.
 *
 * @param number from 1
 */
public record IssueRef(Repository repository, long number) {

    private static final Pattern FORM = Pattern.compile("(?:([^#/\\s]+/[^#/\\s]+))?#?([1-9][0-9]{0,17})");
    private static final Pattern WITHIN_API = Pattern.compile("repos/([^/]+/[^/]+)");

    /**
     * Reads {@code 12}, {@code #12} or {@code owner/name#12}.
     *
     * @param home the repository of an issue that names none
     * @return empty where it is something else
     */
    public static Optional<IssueRef> parse(String text, Repository home) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || (matcher.group(1) != null && text.indexOf('#') < 0)) {
            return Optional.empty();
        }
        try {
            Repository repository = matcher.group(1) == null ? home : Repository.parse(matcher.group(1));
            return Optional.of(new IssueRef(repository, Long.parseLong(matcher.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The issue of an answer, in the repository that the answer names; {@code home} where it names none. */
    public static IssueRef of(Fields issue, Repository home, GitHubSettings settings) {
        Repository repository = settings.below(issue.text("repository_url"))
                .map(WITHIN_API::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Repository.parse(matcher.group(1)))
                .orElse(home);
        return new IssueRef(repository, issue.id("number"));
    }

    /** Where it lies within the API. */
    public String path() {
        return repository.path() + "/issues/" + number;
    }

    /** {@code owner/name#12}, as it is written in any text on GitHub. */
    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
