package dev.loki.http;

import java.util.Locale;

/** Keeps out answers of success that are not the service's: the log-in pages and banners of proxies on the way. */
final class JsonOnly {

    private JsonOnly() {}

    /**
     * The reply, where its body is empty, JSON, or of a type that it does not tell.
     *
     * @throws PermanentHttpFailure otherwise
     */
    static ServiceReply require(ServiceRequest request, ServiceReply reply) throws HttpFailure {
        String type = reply.header("Content-Type")
                .orElse("application/json")
                .split(";", 2)[0]
                .strip();
        if (reply.body().length == 0 || isJson(type.toLowerCase(Locale.ROOT))) {
            return reply;
        }
        throw new PermanentHttpFailure(
                "answered " + reply.status() + " with " + OneLine.of(type)
                        + " where JSON was expected: does a proxy or a log-in page answer for the service?",
                !request.repeatable(),
                reply);
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
