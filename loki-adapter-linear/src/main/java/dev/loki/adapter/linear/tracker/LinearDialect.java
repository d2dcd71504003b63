package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.http.RateDialect;
import dev.loki.http.ServiceReply;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How Linear says that it took a request or did not. Over the limit is HTTP 400 with the code RATELIMITED, which is also the
 * status of a query that is wrong; errors come with 200 too, and beside data. Thread-safe.
 *
 * @see <a href="https://linear.app/developers/rate-limiting">Linear, Rate limiting</a>
 */
final class LinearDialect implements RateDialect {

    private static final int OK = 200;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;

    private final JsonReader json;

    LinearDialect(JsonReader json) {
        this.json = json;
    }

    @Override
    public Meaning of(ServiceReply reply, Instant now) {
        Optional<JsonObject> answer = answer(json, reply);
        Optional<LinearError> error = answer.flatMap(LinearError::in);
        Budgets budgets = new Budgets(reply);
        if (reply.status() == TOO_MANY || isKind(error, LinearError.Kind.RATE_LIMITED)) {
            return new Meaning.Busy(
                    "RATELIMITED: the limit of requests or of complexity is used up", budgets.waitAfterRefusal(now));
        }
        if (reply.status() >= FAULT || reply.status() == TIMEOUT || isKind(error, LinearError.Kind.PASSING)) {
            return new Meaning.Failed(words(error, "the service failed"), budgets.retryAfter(now));
        }
        if (reply.status() != OK || error.isPresent()) {
            return new Meaning.Refused(words(error, "refused without a reason that Linear would give"));
        }
        if (answer.isEmpty() && claimsJson(reply)) {
            return new Meaning.Failed("the answer is no JSON object: cut off on its way?", Duration.ZERO);
        }
        return new Meaning.Accepted(budgets.pause(now));
    }

    private static boolean isKind(Optional<LinearError> error, LinearError.Kind kind) {
        return error.filter(it -> it.kind() == kind).isPresent();
    }

    private static String words(Optional<LinearError> error, String otherwise) {
        return error.map(LinearError::message).orElse(otherwise);
    }

    private static boolean claimsJson(ServiceReply reply) {
        return reply.header("Content-Type").orElse("").contains("json");
    }

    /** The answer, where it is a JSON object. */
    static Optional<JsonObject> answer(JsonReader json, ServiceReply reply) {
        try {
            return json.readStrict(reply.body()) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
