package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.http.HttpFailure;
import dev.loki.http.ServiceClient;
import dev.loki.http.ServiceReply;
import dev.loki.http.ServiceRequest;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks Linear, and takes nothing for an answer that is not whole. Thread-safe. */
final class GraphQl {

    private static final int MOST_PAGES = 200;

    private final ServiceClient client;
    private final String path;
    private final JsonReader json;
    private final Troubles troubles;

    /** @param path of GraphQL, relative to the client's address */
    GraphQl(ServiceClient client, String path, JsonReader json, Troubles troubles) {
        this.client = client;
        this.path = path;
        this.json = json;
        this.troubles = troubles;
    }

    /**
     * An answer.
     *
     * @param data what was asked for
     * @param reply the whole of it
     */
    record Answer(Fields data, ServiceReply reply) {}

    /** @throws TrackerException where Linear did not do all of it */
    Answer ask(Document document, JsonObject variables) {
        ServiceReply reply = send(document, variables);
        return LinearDialect.answer(json, reply)
                .map(answer -> new Fields(answer, document.operation()))
                .flatMap(answer -> answer.maybe("data"))
                .map(data -> new Answer(data, reply))
                .orElseThrow(
                        () -> new TrackerException(Trouble.PASSING, "Linear answered without data and without error"));
    }

    /** What has this id, by a document that asks for one thing; empty where there is none, or we may not see it. */
    Optional<Fields> find(Document document, String root, String id) {
        try {
            return ask(document, JsonObject.builder().put("id", id).build())
                    .data()
                    .maybe(root);
        } catch (TrackerException e) {
            if (e.trouble() == Trouble.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Asks for a change.
     *
     * @return what Linear says of it
     * @throws TrackerException also where Linear says no more than that it had no success
     */
    Fields change(Document document, String mutation, JsonObject variables) {
        Fields payload = ask(document, variables).data().fields(mutation);
        if (!payload.flag("success")) {
            throw new TrackerException(Trouble.REFUSED, "Linear did not do " + mutation + ", and does not say why");
        }
        return payload;
    }

    /**
     * Every page of a connection.
     *
     * @param variables all but {@code after}
     * @param connection where it is in the answer
     * @throws TrackerException also where Linear leads in a circle, or there are too many
     */
    List<Fields> pages(Document document, JsonObject variables, Function<Fields, Fields> connection) {
        List<Fields> nodes = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        JsonObject asked = variables;
        for (int page = 1; page <= MOST_PAGES; page++) {
            Fields found = connection.apply(ask(document, asked).data());
            nodes.addAll(found.list("nodes"));
            Fields info = found.fields("pageInfo");
            if (!info.flag("hasNextPage")) {
                return nodes;
            }
            String cursor = info.text("endCursor");
            if (!cursors.add(cursor)) {
                throw new TrackerException(
                        Trouble.PASSING,
                        "Linear leads from one page of " + document.operation() + " back to an earlier one");
            }
            asked = variables.with("after", new JsonString(cursor));
        }
        throw new TrackerException(
                Trouble.REFUSED,
                "there are more than " + MOST_PAGES + " pages of " + document.operation() + " (" + nodes.size()
                        + " entries so far); take a part of them");
    }

    private ServiceReply send(Document document, JsonObject variables) {
        ServiceRequest request = ServiceRequest.write("POST", path, VerbatimJson.stringify(body(document, variables)));
        try {
            if (document.isQuery()) {
                return client.call(request.asReading());
            }
            return client.call(document.isRepeatable() ? request.asRepeatable() : request);
        } catch (HttpFailure failure) {
            throw troubles.of(failure);
        }
    }

    private static JsonObject body(Document document, JsonObject variables) {
        return JsonObject.builder()
                .put("query", document.text())
                .put("operationName", document.operation())
                .put("variables", variables)
                .build();
    }
}
