package dev.loki.standin.linear;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.standin.StandIn;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/**
 * Linear, for tests: a workspace in memory behind GraphQL, with its limits of requests and of complexity, its errors, its
 * pages and its ids. It holds every request against Linear's own schema where that is there.
 */
public final class LinearStandIn extends StandIn {

    /** The one key it knows. */
    public static final String KEY = "lin_api_" + "standin0123456789";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final InstantSource clock;
    private final LinearMemory memory = new LinearMemory();
    private final LinearEngine engine = new LinearEngine(memory);
    private final LinearBudget requests = new LinearBudget("Requests", 2_500);
    private final LinearBudget points = new LinearBudget("Complexity", 3_000_000);
    private final JacksonJsonReader json = new JacksonJsonReader();
    private final LinearWorkspace workspace = new LinearWorkspace(this, memory);
    private boolean revoked;
    private int refusedForLimits;

    /** @param clock by which its budgets are reset, and which it tells */
    public LinearStandIn(InstantSource clock) {
        this.clock = clock;
        start();
    }

    /** Where GraphQL is spoken. */
    public String endpoint() {
        return url() + "/graphql";
    }

    /** What it keeps. */
    public LinearWorkspace workspace() {
        return workspace;
    }

    /** From now on its key is none. */
    public synchronized void revoke() {
        revoked = true;
    }

    /** From now on there are so many requests and points an hour. */
    public synchronized void limit(long requestsAnHour, long pointsAnHour) {
        requests.limit(requestsAnHour);
        points.limit(pointsAnHour);
    }

    /** How many requests it refused because a limit was used up. */
    public synchronized int refusedForLimits() {
        return refusedForLimits;
    }

    @Override
    protected List<String> held(RecordedRequest request) {
        if (!request.getTarget().equals("/graphql") || !"POST".equals(request.getMethod())) {
            return List.of("GraphQL is spoken by POST at /graphql");
        }
        JsonObject body = body(request);
        if (body.string("query").isEmpty() || !(body.get("variables") instanceof JsonObject variables)) {
            return List.of("the body is no object with query and variables");
        }
        return LinearSchema.find()
                .map(schema -> schema.complaints(body.string("query").get(), PlainJson.plain(variables)))
                .orElse(List.of());
    }

    @Override
    protected synchronized MockResponse answer(RecordedRequest request) {
        String query = body(request).string("query").orElse("");
        double cost = LinearComplexity.of(query);
        if (revoked || !KEY.equals(request.getHeaders().get("Authorization"))) {
            return refused(UNAUTHORIZED, LinearRefusal.unauthenticated());
        }
        if (cost > LinearComplexity.MOST) {
            return refused(BAD_REQUEST, LinearRefusal.tooComplex(cost));
        }
        if (!requests.take(1, clock.instant()) || !points.take(cost, clock.instant())) {
            refusedForLimits++;
            return refused(BAD_REQUEST, LinearRefusal.rateLimited());
        }
        Map<String, Object> answer = engine.execute(query, variables(request));
        return reply(OK, answer)
                .addHeader("X-Complexity", Long.toString((long) cost))
                .build();
    }

    private Map<String, Object> variables(RecordedRequest request) {
        return body(request).get("variables") instanceof JsonObject variables ? PlainJson.plain(variables) : Map.of();
    }

    private MockResponse refused(int status, LinearRefusal refusal) {
        return reply(status, Map.of("errors", List.of(refusal.asError()))).build();
    }

    private MockResponse.Builder reply(int status, Map<String, Object> body) {
        MockResponse.Builder reply = new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .body(VerbatimJson.stringify(PlainJson.json(body)));
        requests.headers().forEach(reply::addHeader);
        points.headers().forEach(reply::addHeader);
        return reply;
    }

    private JsonObject body(RecordedRequest request) {
        ByteString body = request.getBody();
        try {
            return body != null && json.readStrict(body.toByteArray()) instanceof JsonObject object
                    ? object
                    : JsonObject.EMPTY;
        } catch (JsonSyntaxException e) {
            return JsonObject.EMPTY;
        }
    }
}
