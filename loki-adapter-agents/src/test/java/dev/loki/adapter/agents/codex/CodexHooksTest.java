package dev.loki.adapter.agents.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.agents.Recorded;
import dev.loki.contracts.hook.AgentHooksContract;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodexHooksTest extends AgentHooksContract {

    @Override
    protected AgentHooks hooks() {
        return new CodexHooks();
    }

    @Override
    protected JsonObject recorded(String event) {
        return Recorded.message(CodexHooks.AGENT, event);
    }

    @Test
    void aPatchIsNoCommandOfAShell() throws UnreadableHookException {
        JsonObject input = hooks().read("PreToolUse", recorded("patch")).input();
        assertThat(input.members()).containsOnlyKeys("patch");
        assertThat(input.string("patch"))
                .hasValueSatisfying(patch -> assertThat(patch).contains("Update File: .loki/policies.yaml"));
    }

    /** Codex does such a command itself: no program of this name is started. */
    @Test
    void aPatchWithinACommandOfAShellIsAPatchToo() throws UnreadableHookException {
        JsonObject input = hooks().read("PreToolUse", recorded("shellPatch")).input();
        assertThat(input.members()).containsOnlyKeys("command", "patch");
        assertThat(input.string("patch"))
                .hasValueSatisfying(patch -> assertThat(patch).contains("Update File: .loki/policies.yaml"));
    }

    @Test
    void theFilesOfAPatchBehindAChangeOfFolderAreNamedFromThere() throws UnreadableHookException {
        JsonObject input =
                hooks().read("PreToolUse", recorded("shellPatchElsewhere")).input();
        assertThat(input.string("patch"))
                .hasValueSatisfying(patch -> assertThat(patch).contains("Delete File: .loki/policies.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cd $X && apply_patch", "cd a; apply_patch", "cd '.lo'ki && apply_patch", "cd a\\b && applypatch"
            })
    void aPatchInAFolderThatCannotBeToldIsNotUnderstoodAndSoBlocked(String start) {
        assertThatThrownBy(() ->
                        ShellPatch.in(start + " <<'EOF'\n*** Begin Patch\n*** Delete File: x\n*** End Patch\nEOF"))
                .isInstanceOf(UnreadableHookException.class)
                .hasMessageContaining("use the tool apply_patch");
    }

    /** With {@code login: false} it is a program on the PATH, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply_patch '*** Begin Patch\n*** Delete File: x\n*** End Patch'",
                "apply_patch <<EOF\n*** Begin Patch\n*** Delete File: $X\n*** End Patch\nEOF",
                "apply_patch <<'A'\n*** Begin Patch\n*** End Patch\nA\ncd b; apply_patch <<'A'\n*** Begin Patch\n"
                        + "*** Delete File: x\n*** End Patch\nA",
            })
    void aCommandThatIsMoreThanOnePatchIsBlocked(String command) {
        assertThatThrownBy(() -> ShellPatch.in(command)).isInstanceOf(UnreadableHookException.class);
    }

    /** What it would change stands elsewhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply_patch \"$(cat p)\"",
                "apply_patch < p",
                "cat p | apply_patch",
                "cd a && 'apply_patch' \"$P\"",
                "apply\\_patch \"$P\"",
                "bash -c 'applypatch \"$P\"'",
                "/tmp/x/apply_patch \"$P\"",
                "a''pply_patch \"$P\"",
                "env X=1 xargs apply_patch < p",
                "codex --codex-run-as-apply-patch \"$P\"",
            })
    void aPatchThatDoesNotStandInTheCommandIsBlocked(String command) {
        assertThatThrownBy(() -> ShellPatch.in(command)).isInstanceOf(UnreadableHookException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "grep -rn apply_patch src", "echo '*** Begin Patch'", "git apply patch"})
    void aCommandThatRunsNoPatchIsNone(String command) throws UnreadableHookException {
        assertThat(ShellPatch.in(command)).isEmpty();
    }

    /** Exit code 2 without a reason would not block, and {@code allow} would be an error, which does not either. */
    @Test
    void aDenialHasAReasonAndAPassSaysNothing() {
        assertThat(hooks().reply("PreToolUse", HookVerdict.deny("no")).stderr()).isEqualTo("no");
        assertThat(hooks().reply("PreToolUse", HookVerdict.PASS)).isEqualTo(HookReply.SILENT);
    }
}
