package dev.loki.adapter.jira.tracker;

import dev.loki.http.HttpFailure;
import dev.loki.http.ServiceReply;
import dev.loki.http.TransientHttpFailure;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.time.Instant;

/** Says in words that help why Jira did not do what it was asked. What it says itself is bounded and masked. */
final class JiraTroubles {

    private static final String SCOPES = " A token with scopes, and each of a service account, is known only at"
            + " https://api.atlassian.com/ex/jira/<cloudId>: set LOKI_JIRA_URL to that; the cloudId stands at"
            + " https://<site>.atlassian.net/_edge/tenant_info.";
    private static final String NO_SCOPES =
            " A token with scopes needs read:jira-work and write:jira-work here; one without scopes is known only at the"
                    + " site's own address: set LOKI_JIRA_URL to https://<site>.atlassian.net.";

    private final JiraSettings settings;
    private final Secrets secrets;
    private final JsonReader json;

    JiraTroubles(JiraSettings settings, JsonReader json) {
        this.settings = settings;
        this.secrets = new Secrets(settings);
        this.json = json;
    }

    /**
     * A failure in words.
     *
     * @param what we were about, such as {@code the comments of PROJ-1}
     */
    TrackerException of(String what, HttpFailure failure, Instant now) {
        int status = failure.reply().map(ServiceReply::status).orElse(0);
        Trouble trouble = trouble(failure, status);
        return new TrackerException(trouble, message(what, failure, status), wait(failure, now), null);
    }

    /** An answer of success that holds something else than what Jira's schema says. */
    TrackerException unreadable(String what, String found) {
        return new TrackerException(
                Trouble.PASSING,
                secrets.mask("Jira's answer about " + what + " cannot be read: " + found
                        + "; try again, and see whether a proxy answers for " + settings.base()));
    }

    /** What cannot be asked at all. */
    static TrackerException refused(String message) {
        return new TrackerException(Trouble.REFUSED, message);
    }

    private static Trouble trouble(HttpFailure failure, int status) {
        if (failure instanceof TransientHttpFailure || failure.outcomeUnknown() || status < 300) {
            return Trouble.PASSING;
        }
        return switch (status) {
            case 401, 403 -> Trouble.UNAUTHORIZED;
            case 404 -> Trouble.NOT_FOUND;
            default -> Trouble.REFUSED;
        };
    }

    private String message(String what, HttpFailure failure, int status) {
        String said = failure.reply()
                .filter(reply -> reply.status() >= 400)
                .map(reply -> JiraErrors.describe(reply.body(), json))
                .orElse("");
        String words = said.isEmpty() ? "" : ". It says: " + said;
        return secrets.mask("Jira, about " + what + ": " + failure.getMessage() + words + advice(status));
    }

    private String advice(int status) {
        String urls = settings.isGateway() ? NO_SCOPES : SCOPES;
        return switch (status) {
            case 401 ->
                ". Check that LOKI_JIRA_EMAIL is the account of LOKI_JIRA_TOKEN, and that the token has not expired: it does"
                        + " after a year at most." + urls;
            case 403 -> ". Check what " + settings.email() + " is permitted to do in this project." + urls;
            case 404 ->
                ". Check the key, and that " + settings.email()
                        + " may browse the project: Jira says the same of what does"
                        + " not exist and of what it does not show." + urls;
            case 410 -> ". This version of Loki asks for something that Jira has taken away: a newer one may not.";
            default -> "";
        };
    }

    private static Duration wait(HttpFailure failure, Instant now) {
        return failure instanceof TransientHttpFailure passing ? passing.minimumWait(now) : Duration.ZERO;
    }
}
