package dev.loki.adapter.linear.tracker;

import dev.loki.http.HttpFailure;
import dev.loki.http.RetryClock;
import dev.loki.http.TransientHttpFailure;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.Optional;

/** What a failed request means for who asked, and what to do about it. Thread-safe. */
final class Troubles {

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_THERE = 404;

    private final JsonReader json;
    private final RetryClock clock;

    Troubles(JsonReader json, RetryClock clock) {
        this.json = json;
        this.clock = clock;
    }

    TrackerException of(HttpFailure failure) {
        if (failure instanceof TransientHttpFailure passing) {
            return trouble(Trouble.PASSING, "", failure, passing.minimumWait(clock.now()));
        }
        Optional<LinearError> error = failure.reply()
                .flatMap(reply -> LinearDialect.answer(json, reply))
                .flatMap(LinearError::in);
        return error.map(said -> byKind(said.kind(), failure)).orElseGet(() -> byStatus(failure));
    }

    private static TrackerException byKind(LinearError.Kind kind, HttpFailure failure) {
        return switch (kind) {
            case UNAUTHENTICATED -> unauthenticated(failure);
            case FORBIDDEN -> forbidden(failure);
            case NOT_FOUND ->
                trouble(Trouble.NOT_FOUND, "; it is not there, or the key's owner may not see it", failure);
            case TOO_COMPLEX ->
                trouble(Trouble.REFUSED, "; Linear refuses so large a query for ever: please report it", failure);
            case RATE_LIMITED, PASSING -> trouble(Trouble.PASSING, "", failure);
            case REFUSED -> trouble(Trouble.REFUSED, "", failure);
        };
    }

    private static TrackerException byStatus(HttpFailure failure) {
        return switch (failure.reply().map(reply -> reply.status()).orElse(0)) {
            case UNAUTHENTICATED -> unauthenticated(failure);
            case FORBIDDEN -> forbidden(failure);
            case NOT_THERE ->
                trouble(Trouble.REFUSED, "; is the address right? Linear's own is " + LinearSettings.ADDRESS, failure);
            default -> trouble(Trouble.REFUSED, "", failure);
        };
    }

    private static TrackerException unauthenticated(HttpFailure failure) {
        return trouble(
                Trouble.UNAUTHORIZED,
                "; Linear does not know the key: it was revoked, or is no whole key. Make one in Linear under Settings,"
                        + " Security & access, and set LOKI_LINEAR_API_KEY (lin_api_..., or an OAuth token)",
                failure);
    }

    private static TrackerException forbidden(HttpFailure failure) {
        return trouble(
                Trouble.UNAUTHORIZED,
                "; the key's owner may not do this, or the workspace's plan does not: check the key's scopes and teams",
                failure);
    }

    private static TrackerException trouble(Trouble trouble, String advice, HttpFailure failure) {
        return trouble(trouble, advice, failure, Duration.ZERO);
    }

    private static TrackerException trouble(Trouble trouble, String advice, HttpFailure failure, Duration wait) {
        return new TrackerException(trouble, "Linear: " + failure.getMessage() + advice, wait, failure);
    }
}
