package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundary holds against every way to spell a path. */
class PathRuleTest {
    private final PolicySet policies = Documents.compile(object("pre_execution", list(Documents.boundary())));

    @ParameterizedTest
    @CsvSource({
        "/project, /project",
        "/project/, /project",
        "/project/a, /project",
        "/project/a, /project/",
        "/project/a, /project///",
        "//project//a, /project",
        "/project/./a, /project",
        "/project/a/../b, /project",
        "/x/../project/a, /project",
        "/project/..a, /project",
        "/project/a, /other/../project",
        "/anything, /",
        "/../../anything, /",
        "a, /project",
        "a/../b, /project",
        "., /project"
    })
    void pathsInsideAreAllowed(String path, String root) {
        assertThat(verdict(object("file_path", path, "project_dir", root))).isEqualTo(Verdict.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "/project-evil, /project",
        "/project-evil/a, /project/",
        "/projec, /project",
        "/Project/a, /project",
        "/project/.., /project",
        "/project/../etc/passwd, /project",
        "/project/a/../../b, /project",
        "/project/a/../../../../etc, /project",
        "/, /project",
        "//, /project",
        "../project-evil, /project",
        "a/../../b, /project",
        "/project, /project/a",
        "/etc/passwd, /project"
    })
    void pathsOutsideAreDenied(String path, String root) {
        Decision decision =
                policies.evaluate(EnforcementPoint.PRE_EXECUTION, object("file_path", path, "project_dir", root));

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.VIOLATED);
    }

    @ParameterizedTest
    @CsvSource({"a, /project/sub, ALLOW", "../a, /project/sub, ALLOW", "../../a, /project/sub, DENY", "a, /tmp, DENY"})
    void aRelativePathIsTakenFromTheCurrentFolder(String path, String cwd, Verdict verdict) {
        assertThat(verdict(object("file_path", path, "project_dir", "/project", "cwd", cwd)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x09, 0x0a, 0x1b, 0x7f, 0x85, 0x061c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069})
    void charactersThatMisleadTheReaderAreRefused(int character) {
        String odd = "/project/a" + Character.toString(character) + "b";

        assertThat(code(object("file_path", odd, "project_dir", "/project"))).isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(code(object("file_path", odd, "project_dir", odd))).isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(code(object("file_path", "a", "project_dir", "/project", "cwd", odd)))
                .isEqualTo(ReasonCode.INVALID_INPUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e/%2e%2e/etc/passwd",
                "%252e%252e%252fetc/passwd",
                "..%2fetc",
                "%2fetc%2fpasswd",
                "a/..%5c..%5c..%5cetc",
                "..\\..\\etc\\passwd",
                "\\\\server\\share",
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "file://localhost/etc/passwd",
                "file:%2e%2e/x",
                "file://server/project/a",
                "~",
                "~/x",
                "~root/x",
                "$HOME/x",
                "${HOME}/x",
                "%USERPROFILE%\\x",
                "~\\x",
                "C:\\Windows\\x",
                "c:/x",
                "file:///C:/x",
                "a\u200b",
                "a\u2060b",
                "a\ufeff",
                "a\u00adb",
                "a\u200db",
                "a\u2028b",
                "a\u3164",
                "a%00b",
                "a%e2%80%8b"
            })
    void otherReadingsOfAPathAreRefusedWhereTheyEscape(String path) {
        assertThat(action(path).verdict()).as(path).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%.txt",
                "a%20b.md",
                "50%25.md",
                "%",
                "%zz",
                "~backup.txt",
                "file~",
                "~$letter.docx",
                "$lang/page.tsx",
                "$RECYCLE.BIN/x",
                "a/$HOME/b",
                "files:/x",
                "a\\ b",
                "src\\app.js",
                "file:///project/a",
                "C:x",
                "a\u00a0b \u202fPM.png",
                "\u0646\u200c\u0627",
                "\ud83d\udc68\u200d\ud83d\udc69"
            })
    void ordinaryNamesStayAllowed(String path) {
        assertThat(action(path).verdict()).as(path).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void theReasonSaysThatAPathMayNotDeceive() {
        assertThat(action("a\u200b").reason()).contains("invisible characters");
        assertThat(action("~/x").reason()).contains("begins with no ~");
        assertThat(action("%2e%2e/x").reason()).contains("/x is outside /project");
    }

    private Decision action(String path) {
        return AgentAction.judge(
                object("file_path", path, "project_dir", "/project"),
                spelling -> policies.evaluate(EnforcementPoint.PRE_EXECUTION, spelling));
    }

    @Test
    void lettersOfAnyScriptAndSpacesAreAllowed() {
        assertThat(verdict(object("file_path", "/pröjekt/日 本/e\u0301", "project_dir", "/pröjekt")))
                .isEqualTo(Verdict.ALLOW);
    }

    @Test
    void theReasonNamesThePathAndTheFolder() {
        JsonObject context = object("file_path", "../a", "project_dir", "/project");

        assertThat(policies.evaluate(EnforcementPoint.PRE_EXECUTION, context).reason())
                .isEqualTo("project-boundary: /a is outside /project");
    }

    @Test
    void theReasonNamesTheFieldThatCannotBeUsed() {
        assertThat(reason(object("file_path", "a", "project_dir", "p"))).contains("project_dir must be");
        assertThat(reason(object("file_path", "a", "project_dir", "/p", "cwd", "c")))
                .contains("cwd must be");
    }

    private String reason(JsonObject context) {
        return policies.evaluate(EnforcementPoint.PRE_EXECUTION, context).reason();
    }

    private Verdict verdict(JsonObject context) {
        return policies.evaluate(EnforcementPoint.PRE_EXECUTION, context).verdict();
    }

    private ReasonCode code(JsonObject context) {
        return policies.evaluate(EnforcementPoint.PRE_EXECUTION, context).code();
    }
}
