package dev.loki.standin.github;

/** What a token of {@link GitHubStandIn} may do, and as whom. */
public enum GitHubToken {
    /** A person's: everything but check runs. */
    PERSONAL("loki-bot"),
    /** A workflow's, which has no user of its own. */
    WORKFLOW("github-actions[bot]"),
    /** That of a workflow for a pull request from a fork: it may only read. */
    FORK("github-actions[bot]"),
    /** One that was taken back. */
    REVOKED("nobody");

    private final String login;

    GitHubToken(String login) {
        this.login = login;
    }

    /** By whom it writes. */
    public String login() {
        return login;
    }
}
