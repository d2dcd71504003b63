package dev.loki.standin.github;

import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import mockwebserver3.RecordedRequest;

/** What requests carry. */
final class StandInBodies {

    private static final JacksonJsonReader READER = new JacksonJsonReader();

    private StandInBodies() {}

    /** The object that a request carries; one without members where it carries none. */
    static JsonObject object(RecordedRequest request) {
        if (request.getBody() == null || request.getBody().size() == 0) {
            return JsonObject.EMPTY;
        }
        try {
            return READER.readStrict(request.getBody().toByteArray()) instanceof JsonObject object
                    ? object
                    : JsonObject.EMPTY;
        } catch (JsonSyntaxException e) {
            return JsonObject.EMPTY;
        }
    }

    /** A part of a path, of which a plus sign stands for itself. */
    static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
