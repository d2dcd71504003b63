package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent's hook says is read as one action, and each way to read it is judged. */
class AgentActionTest {

    @Test
    void theMembersOfToolInputStandBesideTheOthers() {
        JsonObject given = object(
                "tool_name",
                "Write",
                "session_id",
                "s1",
                "tool_input",
                object("file_path", "/srv/p/a", "content", "x"));

        assertThat(AgentAction.read(given))
                .isEqualTo(object(
                        "tool_name",
                        "Write",
                        "session_id",
                        "s1",
                        "tool",
                        "Write",
                        "file_path",
                        "/srv/p/a",
                        "content",
                        "x"));
    }

    @Test
    void aToolThatIsNamedAlreadyKeepsItsName() {
        JsonObject given = object("tool", "Read", "tool_name", "Write", "tool_input", JsonObject.EMPTY);

        assertThat(AgentAction.read(given)).isEqualTo(object("tool", "Read", "tool_name", "Write"));
    }

    @Test
    void anActionWithoutTheNameOfAToolIsGivenNone() {
        assertThat(AgentAction.read(object("tool_input", object("file_path", "a"))))
                .isEqualTo(object("file_path", "a"));
    }

    @Test
    void anAgentCannotSayWhereTheProjectIs() {
        JsonObject given = object(
                "project_dir",
                "/srv/p",
                "tool_input",
                object("project_dir", "/", "cwd", "/etc", "tool_input", "x", "file_path", "a"));

        assertThat(AgentAction.read(given))
                .isEqualTo(object("project_dir", "/srv/p", "tool_cwd", "/etc", "file_path", "a"));
    }

    @Test
    void aCommandGivenAsWordsIsReadAsAShellWouldBeGivenIt() {
        assertThat(AgentAction.read(object("command", list("rm", "-rf", "a b"))).string("command"))
                .contains("rm -rf 'a b'");
        assertThat(AgentAction.read(object("tool_input", object("command", list("git", "push"))))
                        .string("command"))
                .contains("git push");
    }

    @Test
    void aCommandOfWordsThatAreNoTextsStaysAsItIs() {
        JsonObject given = object("command", list("rm", 1));

        assertThat(AgentAction.read(given)).isEqualTo(given);
    }

    @Test
    void anActionWithoutAFaultHasAtMostOneValueForEachName() {
        JsonObject given = object("tool_name", "Write", "file_path", "a");

        assertThat(AgentAction.fault(given)).isEmpty();
        assertThat(AgentAction.fault(given.with("tool_input", JsonNull.NULL))).isEmpty();
        assertThat(AgentAction.fault(given.with("tool_input", object("content", "x"))))
                .isEmpty();
        assertThat(AgentAction.fault(given.with("tool_input", object("file_path", "a"))))
                .isEmpty();
    }

    @Test
    void aToolInputThatSaysOtherwiseThanTheContextIsAFault() {
        JsonObject given = object("file_path", "a", "tool_input", object("content", "x", "file_path", "/etc/passwd"));

        assertThat(AgentAction.fault(given)).hasValueSatisfying(fault -> assertThat(fault)
                .contains("tool_input", "different things under one name")
                .doesNotContain("/etc/passwd"));
    }

    @Test
    void whatOnlyTheHostSaysMayDifferAsItIsNotTakenFromTheAgent() {
        assertThat(AgentAction.fault(object("cwd", "/srv/p", "tool_input", object("cwd", "src"))))
                .isEmpty();
    }

    @Test
    void aToolInputThatIsNoObjectIsAFault() {
        assertThat(AgentAction.fault(object("tool_input", list("rm"))))
                .contains("tool_input must be an object, not array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_path", "command", "notebook_path", "old_path"})
    void anActionOnFilesOrByACommandIsLocal(String field) {
        assertThat(AgentAction.isLocal(object("tool", "x", field, "a"))).isTrue();
    }

    @Test
    void anActionThatNamesNeitherIsNotLocal() {
        assertThat(AgentAction.isLocal(object("active_agents", 3, "model", "m")))
                .isFalse();
    }

    @Test
    void anActionThatIsPlainIsJudgedOnceAsItIs() {
        JsonObject plain = object("file_path", "/srv/p/a", "project_dir", "/srv/p");

        assertThat(AgentAction.spellings(plain)).containsExactly(plain);
        assertThat(AgentAction.spellings(object("active_agents", 3))).containsExactly(object("active_agents", 3));
    }

    @Test
    void eachFileThatAnActionNamesIsJudged() {
        JsonObject move = object("tool", "move", "file_path", "/srv/p/a", "new_path", "/etc/b");

        assertThat(AgentAction.spellings(move)).containsExactlyInAnyOrder(move, movedTo(move, "/etc/b"));
    }

    @Test
    void aFileUnderAnotherNameIsJudgedInThePlaceOfTheOneThatIsMissing() {
        JsonObject context = object("notebook_path", "/etc/b");

        assertThat(AgentAction.spellings(context)).containsExactly(movedTo(context, "/etc/b"));
    }

    @Test
    void eachReadingOfAPathIsJudged() {
        JsonObject context = object("file_path", "a%2fb");

        assertThat(AgentAction.spellings(context)).containsExactly(context, movedTo(context, "a/b"));
    }

    @Test
    void aCommandIsJudgedAlsoInTheFolderThatItSaysItRunsIn() {
        JsonObject context = object("command", "rm x", "workdir", "sub", "project_dir", "/srv/p");

        assertThat(AgentAction.spellings(context))
                .containsExactly(context, context.with("cwd", new JsonString("/srv/p/sub")));
    }

    @Test
    void aFolderToRunInWithoutACommandIsNoSecondAction() {
        JsonObject context = object("file_path", "a", "tool_cwd", "/etc", "project_dir", "/srv/p");

        assertThat(AgentAction.spellings(context)).containsExactly(context);
    }

    @Test
    void theStrictestJudgementOfAllSpellingsDecides() {
        JsonObject move = object("tool", "move", "file_path", "/srv/p/a", "new_path", "/etc/b");

        Decision decision = AgentAction.judge(
                move,
                spelling -> spelling.string("file_path").orElseThrow().startsWith("/etc")
                        ? Decision.failClosed(ReasonCode.VIOLATED, "outside")
                        : Decision.NO_POLICY);

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).isEqualTo("outside");
    }

    private static JsonObject movedTo(JsonObject context, String file) {
        return context.with("file_path", new JsonString(file));
    }
}
