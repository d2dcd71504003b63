package dev.loki.adapter.github.codehost;

import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said of a commit, whose name is safe as part of a path.
 *
 * @param line the description on one line
 */
record Commit(CommitState state, String line) {

    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?");

    /** @throws TrackerException where it is none */
    static Commit of(CommitState state) {
        if (!SHA.matcher(state.sha()).matches() || state.context().isBlank()) {
            throw new TrackerException(
                    Trouble.REFUSED,
                    "a commit is named by 40 or 64 hex digits, and its check by a word such as loki/quality");
        }
        return new Commit(
                state, state.description().replaceAll("[\\s\\p{Cc}]+", " ").strip());
    }

    /** The description, of which so many characters are kept. */
    String line(int longest) {
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "\u2026";
    }

    /** Where it is read in full, where that is an address. */
    Optional<String> url() {
        return state.url().filter(url -> url.startsWith("https://") || url.startsWith("http://"));
    }
}
