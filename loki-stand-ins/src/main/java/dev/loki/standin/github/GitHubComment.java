package dev.loki.standin.github;

import dev.loki.domain.json.JsonObject;

/** A comment of {@link GitHubStandIn}. Not thread-safe. */
final class GitHubComment {

    final long id;
    final String author;
    String body;

    GitHubComment(long id, String author, String body) {
        this.id = id;
        this.author = author;
        this.body = body;
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("id", id)
                .put("user", GitHubIssue.user(author))
                .put("body", body)
                .build();
    }
}
