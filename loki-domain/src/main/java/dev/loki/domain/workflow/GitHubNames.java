package dev.loki.domain.workflow;

import java.util.regex.Pattern;

/** What GitHub's names look like. None of them holds anything that a shell, a path or Markdown would take for more. */
public final class GitHubNames {

    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9._-]{1,100}");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\\[bot])?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

    private GitHubNames() {}

    /** Whether it is {@code owner/name}. */
    public static boolean isRepository(String text) {
        return REPOSITORY.matcher(text).matches();
    }

    /** Whether it names a person or an app. */
    public static boolean isLogin(String text) {
        return LOGIN.matcher(text).matches();
    }

    /** Whether it is the SHA-1 or SHA-256 of a commit, in hex. */
    public static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }
}
