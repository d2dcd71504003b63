package dev.loki.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionDigestTest {

    private static final JsonObject ACTION = JsonObject.builder()
            .put("command", "rm")
            .put("argv", JsonArray.ofStrings(List.of("rm", "-r", "build")))
            .build();

    @Test
    void itIsSha256OverTheLengthsAndTheTextsOfPointActionAndPolicies() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update("loki/approval/action/1\n".getBytes(StandardCharsets.UTF_8));
        String text = "{\"argv\":[\"rm\",\"-r\",\"build\"],\"command\":\"rm\"}";
        for (String part : List.of("pre_execution", text, "abc")) {
            sha.update(new byte[] {0, 0, 0, (byte) part.length()});
            sha.update(part.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(ActionDigest.of("pre_execution", ACTION, "abc"))
                .isEqualTo(HexFormat.of().formatHex(sha.digest()));
    }

    @Test
    void theOrderOfMembersIsNoDifference() {
        JsonObject turned = JsonObject.builder()
                .put("argv", JsonArray.ofStrings(List.of("rm", "-r", "build")))
                .put("command", "rm")
                .build();
        assertThat(ActionDigest.of("data", turned, null)).isEqualTo(ActionDigest.of("data", ACTION, null));
    }

    @Test
    void aHooksCallThatIsTriedAgainIsTheSameActionAndNothingElseIsLeftOut() {
        JsonObject call = ACTION.with("hook_event_name", new JsonString("PreToolUse"))
                .with("cwd", new JsonString("/srv"))
                .with("tool_use_id", new JsonString("toolu_1"))
                .with("session_id", new JsonString("a"));
        JsonObject again = call.with("tool_use_id", new JsonString("toolu_2"));
        assertThat(ActionDigest.of("data", again, null)).isEqualTo(ActionDigest.of("data", call, null));
        JsonObject elsewhere = call.with("cwd", new JsonString("/etc"));
        assertThat(ActionDigest.of("data", elsewhere, null)).isNotEqualTo(ActionDigest.of("data", call, null));
        JsonObject noHook = ACTION.with("tool_use_id", new JsonString("toolu_1"));
        assertThat(ActionDigest.of("data", noHook, null)).isNotEqualTo(ActionDigest.of("data", ACTION, null));
    }

    @Test
    void everyOtherDifferenceIsOne() {
        Set<String> digests = new HashSet<>();
        List<JsonObject> actions = List.of(
                ACTION,
                JsonObject.EMPTY,
                ACTION.with("command", new JsonString("rm ")),
                ACTION.with("argv", JsonArray.ofStrings(List.of("rm", "-r", "build", ""))),
                ACTION.with("argv", JsonArray.ofStrings(List.of("rm", "-rbuild"))),
                ACTION.with("Command", new JsonString("rm")),
                ACTION.with("n", JsonNumber.parse("9007199254740992")),
                ACTION.with("n", JsonNumber.parse("9007199254740993")),
                ACTION.with("n", JsonNumber.parse("1")),
                ACTION.with("n", JsonNumber.parse("1.0")),
                ACTION.with("n", new JsonString("1")));
        for (JsonObject action : actions) {
            assertThat(digests.add(ActionDigest.of("data", action, null))).isTrue();
            assertThat(digests.add(ActionDigest.of("pre_execution", action, null)))
                    .isTrue();
            assertThat(digests.add(ActionDigest.of("data", action, "a"))).isTrue();
            assertThat(digests.add(ActionDigest.of("data", action, "b"))).isTrue();
            assertThat(digests.add(ActionDigest.of("data", action, ""))).isTrue();
        }
    }
}
