package dev.loki.application.resident;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.resident.ResidentHandler;
import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers what a resident process is asked. Whoever means another one than this, such as with other settings, is told so with
 * status 409, and this one ends. Thread-safe.
 *
 * <p>{@code GET /v1/hello} says whether this is the right one; {@code POST /v1/hook/AGENT/EVENT} answers a hook;
 * {@code GET /v1/status} says how it is. {@code POST /v1/stop} is refused, as an agent's processes reach the socket, too: an
 * operator ends it by a signal.
 */
public final class ResidentService implements ResidentHandler {

    private static final int OK = 200;
    private static final int NOTHING_TO_SAY = 204;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_THE_RIGHT_ONE = 409;
    private static final String HOOK = "/v1/hook/";

    private final ResidentIdentity identity;
    private final Supplier<Optional<String>> outdated;
    private final HookAnswers answers;
    private final Supplier<JsonObject> description;
    private final Consumer<String> end;
    private final Runnable stopped;
    private final InstantSource clock;
    private final AtomicLong hooks = new AtomicLong();
    private volatile Instant lastAsked;

    /**
     * @param outdated says why this process must not answer any more, such as because its program was replaced
     * @param description what is said of it besides what it counts
     * @param end told, once or more often, why this process has to end; returns at once
     * @param stopped told where somebody wanted to end it and was refused
     */
    public ResidentService(
            ResidentIdentity identity,
            Supplier<Optional<String>> outdated,
            HookAnswers answers,
            Supplier<JsonObject> description,
            Consumer<String> end,
            Runnable stopped,
            InstantSource clock) {
        this.identity = identity;
        this.outdated = outdated;
        this.answers = answers;
        this.description = description;
        this.end = end;
        this.stopped = stopped;
        this.clock = clock;
        lastAsked = clock.instant();
    }

    @Override
    public ResidentResponse answer(ResidentRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /v1/status" -> ResidentResponse.text(OK, status().toString());
            case "POST /v1/stop" -> {
                stopped.run();
                yield ResidentResponse.text(
                        FORBIDDEN, "run 'loki daemon stop' in a terminal of your own: nobody is ended by his socket");
            }
            case "GET /v1/hello" -> refusal(request).orElseGet(() -> ResidentResponse.empty(NOTHING_TO_SAY));
            default ->
                isHook(request) ? refusal(request).orElseGet(() -> hook(request)) : ResidentResponse.empty(NOT_FOUND);
        };
    }

    /** How long nobody has asked anything but for the status. */
    public Duration idle() {
        return Duration.between(lastAsked, clock.instant());
    }

    private static boolean isHook(ResidentRequest request) {
        return request.method().equals("POST") && request.path().startsWith(HOOK);
    }

    /** Another project has the same checksum only by chance; it is refused, and this process stays. */
    private Optional<ResidentResponse> refusal(ResidentRequest request) {
        lastAsked = clock.instant();
        String project = request.header("Loki-Project").orElse("");
        if (!project.equals(identity.project())) {
            return Optional.of(ResidentResponse.text(
                    NOT_FOUND, "this is the resident process of " + identity.project() + ", and not of " + project));
        }
        Optional<String> reason = outdated.get().or(() -> difference(request, project));
        reason.ifPresent(end);
        return reason.map(text -> ResidentResponse.text(NOT_THE_RIGHT_ONE, text));
    }

    private Optional<String> difference(ResidentRequest request, String project) {
        if (!request.header("Loki-Client").orElse("").equals(HookAnswerText.PROTOCOL)) {
            return Optional.of("a client of another version asks");
        }
        Map<String, String> variables = new HashMap<>();
        for (String setting : request.headers("Loki-Setting")) {
            int end = setting.indexOf('=');
            if (end > 0) {
                variables.put(setting.substring(0, end), setting.substring(end + 1));
            }
        }
        return identity.differenceTo(new ResidentIdentity(
                request.header("Loki-Program").orElse(""), project, ResidentSettings.of(variables, project)));
    }

    /** Whose program was damaged beneath it, or whose memory is used up, does not get well: the next hook starts another one. */
    private ResidentResponse hook(ResidentRequest request) {
        String[] words = request.path().substring(HOOK.length()).split("/", -1);
        if (words.length != 2) {
            return ResidentResponse.empty(NOT_FOUND);
        }
        hooks.incrementAndGet();
        try {
            return new ResidentResponse(
                    OK, HookAnswerText.of(answers.answer(words[0], words[1], request.body(), origin(request))));
        } catch (RuntimeException e) {
            return new ResidentResponse(OK, HookAnswerText.fault(String.valueOf(e.getMessage())));
        } catch (LinkageError | OutOfMemoryError e) {
            end.accept("it cannot go on: " + e);
            return new ResidentResponse(OK, HookAnswerText.fault("the resident process cannot go on, and ends: " + e));
        } finally {
            lastAsked = clock.instant();
        }
    }

    private static HookOrigin origin(ResidentRequest request) {
        return HookOrigin.of(
                variable -> request.header(variable.equals(HookOrigin.SESSION) ? "Loki-Session" : variable)
                        .orElse(null),
                request.header("Loki-Cwd").orElse(null));
    }

    private JsonObject status() {
        JsonObject.Builder status = JsonObject.builder();
        description.get().members().forEach(status::put);
        return status.put("hooks", hooks.get())
                .put("idle_seconds", idle().toSeconds())
                .build();
    }
}
