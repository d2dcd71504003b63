package dev.loki.standin;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;

/**
 * A request as Jira's routes see it.
 *
 * @param path what follows {@code /rest/api/3/}, part by part
 * @param query parameters by their names
 * @param body the object that was sent; empty where none was
 */
record JiraCall(String method, List<String> path, Map<String, String> query, JsonObject body) {

    private static final String ROOT = "/rest/api/3/";

    static JiraCall of(RecordedRequest request) {
        URI target = URI.create(request.getTarget());
        String path = target.getRawPath();
        int root = path.indexOf(ROOT);
        String below = root < 0 ? path : path.substring(root + ROOT.length());
        return new JiraCall(
                request.getMethod(),
                Stream.of(below.split("/", -1)).map(JiraCall::decode).toList(),
                parameters(Optional.ofNullable(target.getRawQuery()).orElse("")),
                read(request));
    }

    /** The part of the path at this place; empty where it is shorter. */
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** What was asked for, as one word: a method and the last part of the path that is a name and no id. */
    String resource() {
        return part(0).equals("issue") && path.size() > 2 ? part(2) : part(0);
    }

    /** Whether it changes something; a search is asked with a body, too. */
    boolean isWrite() {
        return !method.equals("GET") && !part(0).equals("search");
    }

    int number(String parameter, int otherwise) {
        return Optional.ofNullable(query.get(parameter)).map(Integer::parseInt).orElse(otherwise);
    }

    List<String> list(String parameter) {
        return Stream.of(query.getOrDefault(parameter, "").split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static JsonObject read(RecordedRequest request) {
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        if (body.length == 0) {
            return JsonObject.EMPTY;
        }
        try {
            JsonValue value = new JacksonJsonReader().readStrict(body);
            return value instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("a request that is no JSON: " + e.describe(), e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decode(pair[0]), pair -> decode(pair[1]), (one, two) -> one + "," + two));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
