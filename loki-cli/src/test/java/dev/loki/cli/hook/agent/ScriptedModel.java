package dev.loki.cli.hook.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.standin.anthropic.ModelTurn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server that stands in for the model of an agent, and says a script. How far a conversation has come is told by its
 * request, which holds all that was said before; beyond the script it is done. Thread-safe.
 */
abstract class ScriptedModel extends Dispatcher implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final Map<Integer, Happening> meanwhile = new ConcurrentHashMap<>();
    private final List<ModelTurn> script;
    private volatile JsonNode last = JSON.createObjectNode();

    ScriptedModel(List<ModelTurn> script) {
        this.script = List.copyOf(script);
    }

    /** Something that comes between. */
    @FunctionalInterface
    interface Happening {
        void happen() throws Exception;
    }

    /** Starts to listen at a port that is free. */
    final void start() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    /** What happens, once, before the model says a turn; the first is 1. */
    final void before(int turn, Happening happening) {
        meanwhile.put(turn, happening);
    }

    /** Without a slash at its end. */
    final String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** What the model was told of the tool it wanted to use first, second and so on, as JSON. */
    final String told(int turn) {
        List<JsonNode> results = results(last);
        return results.size() < turn ? "nothing" : results.get(turn - 1).toString();
    }

    /** The uses of tools that a request holds. */
    abstract int uses(JsonNode request);

    /** What the agent tells of its tools, in the order of their use. */
    abstract List<JsonNode> results(JsonNode request);

    /** A turn as the service streams it: server-sent events. */
    abstract String stream(ModelTurn turn, int number) throws IOException;

    @Override
    public final MockResponse dispatch(RecordedRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return new MockResponse.Builder().code(404).body("{}").build();
        }
        try {
            JsonNode asked = JSON.readTree(request.getBody().toByteArray());
            last = asked;
            int turn = uses(asked) + 1;
            Happening happening = meanwhile.remove(turn);
            if (happening != null) {
                happening.happen();
            }
            ModelTurn said = turn <= script.size() ? script.get(turn - 1) : ModelTurn.say("done");
            return new MockResponse.Builder()
                    .setHeader("Content-Type", "text/event-stream")
                    .body(stream(said, turn))
                    .build();
        } catch (Exception e) {
            return new MockResponse.Builder().code(500).body(e.toString()).build();
        }
    }

    @Override
    public final void close() {
        server.close();
    }
}
