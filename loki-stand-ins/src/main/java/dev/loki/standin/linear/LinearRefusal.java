package dev.loki.standin.linear;

import java.util.Map;

/** What Linear says where it does not do what it is asked, in its own words. */
final class LinearRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String type;
    private final String presentable;

    private LinearRefusal(String message, String code, String type, String presentable) {
        super(message);
        this.code = code;
        this.type = type;
        this.presentable = presentable;
    }

    static LinearRefusal notFound(String entity) {
        return new LinearRefusal(
                "Entity not found: " + entity,
                "INPUT_ERROR",
                "invalid input",
                "Could not find referenced " + entity + ".");
    }

    static LinearRefusal badInput(String message) {
        return new LinearRefusal("Argument Validation Error", "INPUT_ERROR", "invalid input", message);
    }

    /** What Linear answers to an id that is taken is not documented; this is no more than an error. */
    static LinearRefusal taken(String id) {
        return new LinearRefusal("Conflict on insert", "INPUT_ERROR", "invalid input", "The id " + id + " is taken.");
    }

    static LinearRefusal tooComplex(double points) {
        return new LinearRefusal(
                "Query too complex",
                "INPUT_ERROR",
                "invalid input",
                "The query is too complex. Complexity: " + points + ". Maximum allowed complexity: 10000.");
    }

    static LinearRefusal rateLimited() {
        return new LinearRefusal(
                "Rate limit exceeded. Only 2500 requests are allowed per 1 hour.",
                "RATELIMITED",
                "ratelimited",
                "Rate limit exceeded.");
    }

    static LinearRefusal unauthenticated() {
        return new LinearRefusal(
                "Authentication required, not authenticated",
                "AUTHENTICATION_ERROR",
                "authentication error",
                "You need to authenticate to access this operation.");
    }

    static LinearRefusal invalidQuery(String complaint) {
        return new LinearRefusal(complaint, "GRAPHQL_VALIDATION_FAILED", "graphql error", complaint);
    }

    static LinearRefusal internal() {
        return new LinearRefusal(
                "Internal server error", "INTERNAL_SERVER_ERROR", "internal error", "Something broke.");
    }

    Map<String, Object> extensions() {
        return Map.of("code", code, "type", type, "userError", true, "userPresentableMessage", presentable);
    }

    /** As one of an answer's errors. */
    Map<String, Object> asError() {
        return Map.of("message", String.valueOf(getMessage()), "extensions", extensions());
    }
}
