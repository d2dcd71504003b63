package dev.loki.adapter.github.rest;

import java.util.Optional;

/**
 * Whose token it is. The token of a workflow, and of any other app, is nobody's: GitHub does not tell its login, and what it
 * writes is by {@code NAME[bot]}. That of workflows is assumed where the settings name none. Thread-safe.
 */
public final class OwnLogin {

    /** By whom the token of a workflow writes. */
    public static final String WORKFLOWS = "github-actions[bot]";

    private final GitHubApi api;
    private Optional<String> known;

    public OwnLogin(GitHubApi api) {
        this.api = api;
        this.known = api.settings().login();
    }

    /** The login, asked for once. */
    public synchronized String get() {
        if (known.isEmpty()) {
            known = Optional.of(ask());
        }
        return known.orElseThrow();
    }

    /** Whether we made this comment, issue or check. */
    public boolean made(Fields thing) {
        return thing.fields("user").text("login").equalsIgnoreCase(get());
    }

    private String ask() {
        GitHubReply reply = api.get("user");
        if (reply.status() == 403 || reply.status() == 404) {
            return WORKFLOWS;
        }
        String login = reply.orThrow().fields().text("login");
        return login.isEmpty() ? WORKFLOWS : login;
    }
}
