package dev.loki.adapter.jira.tracker;

import dev.loki.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What proves to Jira who we are, and what nobody else may read. */
final class Secrets {

    private final String token;
    private final HttpHeaders headers;

    Secrets(JiraSettings settings) {
        byte[] pair = (settings.email() + ":" + settings.token()).getBytes(StandardCharsets.UTF_8);
        this.token = settings.token();
        this.headers = HttpHeaders.NONE.with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Sent with every request (RFC 7617). */
    HttpHeaders headers() {
        return headers;
    }

    /** The text without them. */
    String mask(String text) {
        return headers.mask(text.replace(token, "***"));
    }
}
