package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tools of well-known agents and servers, each with the fields it has: the table {@code file-tools.txt}. A line is
 * {@code -} or {@code +}, the tool's name and its fields; {@code @} stands for the file.
 */
class FileToolFormatsTest {

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);
    private final PolicySet boundary =
            Documents.compile(Documents.object("pre_execution", Documents.list(Documents.boundary())));

    @TestFactory
    Stream<DynamicTest> noToolChangesLokisOwnFiles() throws IOException {
        return lines().map(line -> DynamicTest.dynamicTest(line, () -> {
            assertThat(protects(line, ".loki/policies.yaml")).as("Loki's own").isEqualTo(line.startsWith("-"));
            assertThat(protects(line, "src/a.txt")).as("another file").isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> noToolChangesAFileOutsideTheProject() throws IOException {
        return lines().filter(line -> line.startsWith("-") && !line.contains("Command"))
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    assertThat(allows(line, "/etc/passwd")).as("outside").isFalse();
                    assertThat(allows(line, "src/a.txt")).as("inside").isTrue();
                }));
    }

    private static Stream<String> lines() throws IOException {
        return SelfProtectionCommandsTest.table("file-tools.txt");
    }

    private boolean protects(String line, String file) {
        return !protection.guard(action(line, file), Decision.NO_POLICY).allowed();
    }

    private boolean allows(String line, String file) {
        return AgentAction.judge(
                        AgentAction.read(action(line, file)),
                        spelling -> boundary.evaluate(EnforcementPoint.PRE_EXECUTION, spelling))
                .allowed();
    }

    /** A member is {@code name=text}, {@code name=[text,text]} or {@code name={member;member}}. */
    private static JsonObject action(String line, String file) {
        String[] parts = line.substring(2).strip().split(" +", -1);
        JsonObject action =
                parts[0].equals("none") ? JsonObject.EMPTY : Documents.object("tool", parts[0].replace("Command", ""));
        for (int i = 1; i < parts.length; i++) {
            action = with(action, parts[i].replace("@", file));
        }
        return action.with("project_dir", new JsonString("/srv/p"));
    }

    private static JsonObject with(JsonObject object, String member) {
        String name = member.substring(0, member.indexOf('='));
        String value = member.substring(name.length() + 1).replace('~', ' ').replace("\\n", "\n");
        if (value.startsWith("[{")) {
            JsonObject element = with(JsonObject.EMPTY, value.substring(2, value.length() - 2));
            return object.with(name, Documents.list(element));
        }
        if (value.startsWith("[")) {
            return object.with(name, Documents.list((Object[])
                    value.substring(1, value.length() - 1).split(",", -1)));
        }
        return value.startsWith("{")
                ? object.with(name, with(JsonObject.EMPTY, value.substring(1, value.length() - 1)))
                : object.with(name, new JsonString(value));
    }
}
