package dev.loki.standin.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server of this JVM that stands in for {@code POST /v1/messages}: it says a script, turn by turn. How far a conversation
 * has come is told by its request, which holds all that was said before; a conversation that is beyond the script is ended,
 * and a request that has no tools to offer, such as for a title, gets a word. Thread-safe.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Anthropic, Messages</a>
 */
public final class MessagesStandIn implements AutoCloseable {

    private static final String NODELAY = "sun.net.httpserver.nodelay"; // else 40 ms a request
    private static final int INPUT_TOKENS = 120;
    private static final int OUTPUT_TOKENS = 30;

    private final JsonReader json = new JacksonJsonReader();
    private final List<JsonObject> conversation = new ArrayList<>();
    private final List<ModelTurn> script;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private MessagesStandIn(List<ModelTurn> script, HttpServer server) {
        this.script = List.copyOf(script);
        this.server = server;
    }

    /** Starts a server on a port that is free. Each answer says that it took 120 tokens to read and 30 to write. */
    public static MessagesStandIn saying(List<ModelTurn> script) {
        System.setProperty(NODELAY, "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            MessagesStandIn standIn = new MessagesStandIn(script, server);
            server.createContext("/", standIn::answer);
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code ANTHROPIC_BASE_URL}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The requests of the conversation so far, in their order. */
    public synchronized List<JsonObject> conversation() {
        return List.copyOf(conversation);
    }

    /** What the agent told the model of each tool that was to be used, in the order of the script. */
    public synchronized List<ToolResult> toolResults() {
        return conversation.isEmpty()
                ? List.of()
                : messages(conversation.get(conversation.size() - 1))
                        .flatMap(message -> elements(message.get("content")))
                        .filter(block -> block.string("type").orElse("").equals("tool_result"))
                        .map(ToolResult::of)
                        .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestURI().getPath().endsWith("/v1/messages")) {
                send(
                        exchange,
                        404,
                        "application/json",
                        "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\"}}");
                return;
            }
            JsonObject request = read(body);
            MessageEvents answer = next(request);
            boolean streams = JsonBoolean.of(true).equals(request.get("stream"));
            send(
                    exchange,
                    200,
                    streams ? "text/event-stream" : "application/json",
                    streams ? answer.stream() : answer.whole());
        }
    }

    private JsonObject read(byte[] body) throws IOException {
        try {
            return (JsonObject) json.readTolerant(body);
        } catch (JsonSyntaxException | ClassCastException e) {
            throw new IOException("a request that is no JSON object", e);
        }
    }

    private synchronized MessageEvents next(JsonObject request) {
        String model = request.string("model").orElse("");
        if (elements(request.get("tools")).findAny().isEmpty()) {
            return new MessageEvents(ModelTurn.say("title"), model, 0, 1, 1);
        }
        conversation.add(request);
        int said = (int) messages(request)
                .filter(message -> message.string("role").orElse("").equals("assistant"))
                .count();
        ModelTurn turn = said < script.size() ? script.get(said) : ModelTurn.say("done");
        return new MessageEvents(turn, model, said + 1, INPUT_TOKENS, OUTPUT_TOKENS);
    }

    private static Stream<JsonObject> messages(JsonObject request) {
        return elements(request.get("messages"));
    }

    private static Stream<JsonObject> elements(@Nullable JsonValue value) {
        return value instanceof JsonArray array
                ? array.elements().stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.empty();
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, headOnly ? -1 : bytes.length);
        if (!headOnly) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /**
     * What became of a tool's use.
     *
     * @param id of the use, {@code toolu_1} for the script's first
     * @param text what the tool said, or why it was not used
     */
    public record ToolResult(String id, boolean isError, String text) {

        private static ToolResult of(JsonObject block) {
            JsonValue content = block.get("content");
            String text = content instanceof JsonArray
                    ? String.join(
                            "\n",
                            elements(content)
                                    .map(part -> part.string("text").orElse(""))
                                    .toList())
                    : block.string("content").orElse("");
            return new ToolResult(
                    block.string("tool_use_id").orElse(""), JsonBoolean.of(true).equals(block.get("is_error")), text);
        }
    }
}
