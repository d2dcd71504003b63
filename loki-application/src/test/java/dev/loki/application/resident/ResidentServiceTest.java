package dev.loki.application.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentServiceTest {

    private static final String PROJECT = "/home/ann/project";
    private static final Map<String, String> ENVIRONMENT = Map.of("LOKI_AIR_GAPPED", "true", "HOME", "/home/ann");

    private final List<String> ends = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private HookAnswers answers = (agent, event, stdin, origin) -> new HookReply(0, "", "");
    private Instant now = Instant.EPOCH;
    private @Nullable String outdated;
    private @Nullable HookOrigin origin;

    @Test
    void theRightOneSaysNothingMoreThanThat() {
        ResidentResponse hello = service().answer(hello(Map.of()));

        assertThat(hello.status()).isEqualTo(204);
        assertThat(ends).isEmpty();
    }

    /** What a run or a launcher sets besides is the same configuration. */
    @Test
    void aHookWithinARunMeansTheSameOne() {
        List<String> settings = List.of(
                "LOKI_AIR_GAPPED=true",
                "LOKI_DIR=" + PROJECT + "/.loki",
                "LOKI_PROJECT_DIR=/elsewhere",
                "LOKI_SESSION_ID=s1",
                "LOKI_LAUNCHER=/opt/loki/loki");

        assertThat(service().answer(hello(Map.of("loki-setting", settings))).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LOKI_AIR_GAPPED=false", "LOKI_BUDGET_LIMIT=5", "OTEL_SERVICE_NAME=x", "LOKI_DIR=/elsewhere"})
    void oneWithOtherSettingsEndsAndNamesWhichButNotTheirValues(String other) {
        List<String> settings =
                List.of("LOKI_AIR_GAPPED=true", other); // of a name that is there twice, the last one counts

        assertThat(service().answer(hello(Map.of("loki-setting", settings))).status())
                .isEqualTo(409);
        assertThat(ends).isNotEmpty().allMatch(end -> end.equals("changed: " + other.substring(0, other.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loki-client", "loki-program"})
    void anotherVersionEndsIt(String header) {
        assertThat(service().answer(hello(Map.of(header, List.of("another")))).status())
                .isEqualTo(409);
        assertThat(ends).hasSize(1);
    }

    @Test
    void oneWhoseProgramWasReplacedAnswersNoHook() {
        outdated = "the program was replaced";

        assertThat(service().answer(hook("{}")).status()).isEqualTo(409);
        assertThat(ends).containsExactly("the program was replaced");
    }

    /** Two projects may have the same checksum; neither takes the other's place. */
    @Test
    void anotherProjectIsRefusedAndEndsNothing() {
        assertThat(service()
                        .answer(hello(Map.of("loki-project", List.of("/home/ann/other"))))
                        .status())
                .isEqualTo(404);
        assertThat(ends).isEmpty();
    }

    @Test
    void aHooksAnswerCanBeTakenApartWhateverStandsInIt() {
        answers = (agent, event, stdin, from) -> {
            origin = from;
            return new HookReply(2, "{\"a\":\"\n%loki%\"}", "no\n%loki%\n" + new String(stdin, StandardCharsets.UTF_8));
        };

        String answer = text(service().answer(hook("why")));

        assertThat(answer).isEqualTo("loki-hook/1 2\nno\n?loki?\nwhy\n%loki%{\"a\":\"\n%loki%\"}\n\n%loki%");
        HookOrigin told = Objects.requireNonNull(origin);
        assertThat(told.session()).isEqualTo("s1");
        assertThat(told.cwd()).isEqualTo("/home/ann");
    }

    @Test
    void whyThereIsNoAnswerIsToldAsAFault() {
        answers = (agent, event, stdin, from) -> {
            throw new IllegalStateException("LOKI_BUDGET_LIMIT: expected dollars");
        };

        assertThat(text(service().answer(hook("{}"))))
                .isEqualTo("loki-hook/1 fault\nLOKI_BUDGET_LIMIT: expected dollars\n%loki%\n%loki%");
    }

    @Test
    void aProgramThatFallsApartBlocksAndEndsSoThatTheNextHookStartsAnother() {
        answers = (agent, event, stdin, from) -> {
            throw new NoClassDefFoundError("dev/loki/domain/policy/Decision");
        };

        assertThat(text(service().answer(hook("{}"))))
                .startsWith("loki-hook/1 fault\nthe resident process cannot go on, and ends: ")
                .contains("Decision");
        assertThat(ends).singleElement().asString().contains("it cannot go on");
    }

    @Test
    void itCountsHooksAndTheTimeWithoutThem() {
        ResidentService service = service();
        service.answer(hook("{}"));
        now = now.plusSeconds(90);

        assertThat(service.idle()).isEqualTo(Duration.ofSeconds(90));
        assertThat(text(service.answer(request("GET", "/v1/status", Map.of(), ""))))
                .isEqualTo("{\"running\":true,\"hooks\":1,\"idle_seconds\":90}");
        assertThat(service.idle()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whoeverReachesItsSocketCannotEndItAndIsToldOfAndItKnowsNothingElse() {
        ResidentService service = service();

        assertThat(service.answer(request("POST", "/v1/stop", Map.of(), "")).status())
                .isEqualTo(403);
        assertThat(ends).isEmpty();
        assertThat(refused).hasSize(1);
        assertThat(service.answer(request("GET", "/", Map.of(), "")).status()).isEqualTo(404);
        assertThat(service.answer(request("POST", "/v1/hook/a/b/c", asked(), ""))
                        .status())
                .isEqualTo(404);
    }

    private ResidentService service() {
        return new ResidentService(
                new ResidentIdentity("/opt/loki", PROJECT, ResidentSettings.of(ENVIRONMENT, PROJECT)),
                () -> Optional.ofNullable(outdated),
                answers,
                () -> JsonObject.builder().put("running", true).build(),
                ends::add,
                () -> refused.add("refused"),
                () -> now);
    }

    private static ResidentRequest hello(Map<String, List<String>> headers) {
        Map<String, List<String>> all = asked();
        all.putAll(headers);
        return request("GET", "/v1/hello", all, "");
    }

    private static ResidentRequest hook(String body) {
        return request("POST", "/v1/hook/claude-code/PreToolUse", asked(), body);
    }

    private static Map<String, List<String>> asked() {
        return new HashMap<>(Map.of(
                "loki-client", List.of("loki-hook/1"),
                "loki-program", List.of("/opt/loki"),
                "loki-project", List.of(PROJECT),
                "loki-session", List.of("s1"),
                "loki-cwd", List.of("/home/ann"),
                "loki-setting", List.of("LOKI_AIR_GAPPED=true")));
    }

    private static ResidentRequest request(String method, String path, Map<String, List<String>> headers, String body) {
        return new ResidentRequest(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ResidentResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
