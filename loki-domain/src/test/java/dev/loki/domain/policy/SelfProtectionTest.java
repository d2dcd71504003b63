package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.shell.ShellReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfProtectionTest {

    private final SelfProtection protection = new SelfProtection("/srv/p/.loki", RealPaths.LEXICAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".loki/policies.yaml",
                "/srv/p/.loki/audit/audit.jsonl",
                "src/../.loki",
                ".loki/events/pending",
                ".claude/settings.json",
                "/home/u/.claude/settings.local.json",
                ".cursor/hooks.json"
            })
    void noAgentChangesLokisOwnFilesOrItsHooks(String path) {
        assertThat(guard(object("file_path", path)).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("file_path", path, "tool", "Edit")).verdict()).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/app.js", ".lokiish/x", ".loki/events/pending/x.json", "claude/settings.json"})
    void otherFilesAreNoneOfItsBusiness(String path) {
        assertThat(guard(object("file_path", path)).allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".loki/policies.yaml", ".claude/settings.json"})
    void readingIsAllowed(String path) {
        assertThat(guard(object("file_path", path, "tool", "Read")).allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh -c 'echo x > .loki/policies.yaml'",
                "echo x >> /srv/p/.loki/policies.json",
                "rm -rf .loki",
                "rm -rf .l*",
                "rm -rf /srv/p",
                "rm -rf .",
                "mv .loki .loki2",
                "cp evil.yaml .loki/policies.yaml",
                "cd .loki && rm policies.yaml",
                "sed -i s/deny/warn/ .loki/policies.yaml",
                "tee .claude/settings.json < x",
                "tee ~/.claude/settings.json < x",
                "python3 -c 'open(\".loki/policies.yaml\",\"w\")'",
                "ln -sf /tmp/evil .loki/policies.yaml",
                "truncate -s0 .[l]oki/policies.json",
                "rm -rf .*",
                "rm -rf .??*",
                "rm -rf .[l]oki",
                "mv .[l]oki x",
                "cp src/policies.json .[l]oki/",
                "sed -i s/deny/warn/ .[l]oki/policies.json",
                "sed -i s/deny/warn/ .*/policies.json",
                "rm -rf \"$PWD\"",
                "rm -rf ${PWD}/.lok*",
                "mv $PWD /tmp/q",
                "cp -al .loki foo",
                "cp --link .loki/policies.json foo",
                "ln $PWD/.loki/policies.json foo",
                "rm -rf .claude",
                "mv .claude q",
                "rm -rf .cursor .claude",
                "mv d .claude",
                "cp -r d .claude",
                "prlimit rm -rf .loki"
            })
    void commandThatWouldChangeThemIsDenied(String command) {
        assertThat(guard(object("command", command)).verdict()).as(command).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat .loki/policies.yaml",
                "ls -la",
                "rm -rf build",
                "rm *.o",
                "python3 script.py",
                "echo '{}' > .loki/events/pending/a.json",
                "make test"
            })
    void otherCommandsAreAllowed(String command) {
        assertThat(guard(object("command", command)).allowed()).as(command).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rm -rf ~, true",
        "rm -rf ~/p, true",
        "tee ~/.claude/settings.json, true",
        "tee ~/p/.loki/policies.yaml, true",
        "tee ~/.loki/policies.yaml, true",
        "tee ~/x/../p/.loki/policies.yaml, true",
        "tee ~/p/.loki/events/pending/a.json, false",
        "tee ~/q/notes, false",
        "touch ~/notes, false",
        "tee /srv/p/.l*/x, true",
        "touch /srv/p/x*, false",
        "touch /srv, false",
        "rm -rf /srv, true",
        "rm -rf /srv/q*, false",
        "touch /srv/*, false",
        "'rm $X .loki/a', true",
        "'$X a .claude/settings.json', true",
        "'$X a', false"
    })
    void commandsAreJudgedByWhatTheyMayTouch(String command, boolean denied) {
        assertThat(guard(object("command", command)).allowed()).isEqualTo(!denied);
    }

    @Test
    void aPathOfWhichItCannotBeToldWhereItLeadsIsRefused() {
        SelfProtection blind = new SelfProtection("/srv/p/.loki", path -> Optional.empty());
        assertThat(blind.guard(object("file_path", "/srv/p/a", "project_dir", "/srv/p"), Decision.NO_POLICY)
                        .allowed())
                .isFalse();
    }

    private Decision guard(JsonObject context) {
        JsonObject inProject = context.with("project_dir", new JsonString("/srv/p"));
        return protection.guard(inProject, Decision.NO_POLICY);
    }

    @Test
    void relativeFolderOfTheCallerIsNotBelieved() {
        assertThat(guard(object("command", "mv .loki q", "cwd", "./")).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("file_path", "policies.json", "tool", "Write", "cwd", ".loki"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("file_path", "policies.json", "tool", "Write", "cwd", "/srv/p/.loki"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("command", "rm -rf .loki", "cwd", "/srv/other")).allowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proc/self/cwd/.loki/policies.yaml",
                "/proc/self/root/srv/p/x",
                "/proc//self/./cwd/x",
                "/proc/1/../self/cwd/x",
                "/proc/self/fd/3/policies.yaml",
                "/dev/fd/3/policies.yaml"
            })
    void pathThroughAProcessLeadsWhereNobodyCanTell(String path) {
        assertThat(guard(object("file_path", path, "tool", "Write")).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("file_path", path, "tool", "Read")).allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"git stash -u", "git clean -fdx :/"})
    void gitReachesTheWholeWorkingTreeFromAnyFolderInIt(String command) {
        assertThat(guard(object("command", command, "cwd", "/srv/p/src")).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("command", command, "cwd", "/srv/q")).allowed()).isTrue();
    }

    @Test
    void commandThatNamesOrListsWithoutEndIsReadInTime() {
        String values = "a=.lo; a=x$a$a; ".repeat(2_000) + "rm -r $a$a$a$a$a";
        assertThat(guard(object("command", values)).verdict()).isNotNull();
        String stars = "rm -r " + "*/".repeat(20_000) + "x";
        assertThat(guard(object("command", stars)).verdict()).isNotNull();
        String finds = "find . -name a -exec find . -name b -exec find . -name c ".repeat(500);
        assertThat(guard(object("command", finds)).verdict()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "./", "/.", "../", "/a/../", "/proc/", "/proc/*"})
    void pathOfAnyLengthIsJudged(String step) {
        String path = step.repeat(200_000) + "x";
        assertThat(guard(object("tool", "Write", "file_path", path)).verdict()).isNotNull();
        assertThat(guard(object("command", "tee " + path.substring(0, 50_000)))).isNotNull();
        assertThat(guard(object("file_path", "/srv/p/" + "./".repeat(5_000) + "/.loki/x"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
    }

    static Stream<String> beyondTheReadersBounds() {
        String numbers = IntStream.range(0, 5_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return Stream.of(
                "#" + "x".repeat(200_000) + "\nrm -rf .l*",
                ": ".repeat(70_000) + "; rm -rf .l*",
                "env ".repeat(90) + "rm -rf .l*",
                "eval ".repeat(90) + "rm -rf .l*",
                "( ".repeat(90) + "rm -rf .l*",
                ">a;".repeat(20_001) + "rm -rf .l*",
                "a=$a;".repeat(20_001) + "rm -rf .l*",
                "echo " + numbers.replace(',', ' ') + "; echo .l*i | xargs rm -rf",
                "echo " + numbers.replace(',', ' ') + " .l*i | xargs rm -rf",
                "{ " + "echo a; ".repeat(3_000) + "echo .l*i; } | xargs rm -rf",
                "for i in " + numbers.replace(',', ' ') + " .loki; do rm -rf $i; done",
                "rm -rf .l{" + numbers + ",oki}",
                "rm -rf {" + numbers + ",.loki}");
    }

    @ParameterizedTest
    @MethodSource("beyondTheReadersBounds")
    void whatIsBeyondTheReadersBoundsMayBeAnything(String command) {
        assertThat(guard(object("command", command)).verdict()).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2eloki/policies.yaml",
                ".loki%2fpolicies.yaml",
                "src\\..\\.loki\\policies.yaml",
                "file:///srv/p/.loki/policies.yaml",
                "~/.claude/settings.json",
                "~/p/.loki/policies.yaml",
                ".loki/polici\u200bes.yaml"
            })
    void everyReadingOfAPathCounts(String path) {
        assertThat(guard(object("file_path", path)).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("path", path)).verdict()).isEqualTo(Verdict.DENY);
    }

    @Test
    void commandGivenAsItsWordsIsRead() {
        assertThat(guard(object("command", list("bash", "-lc", "echo > .loki/policies.yaml")))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("command", "rm", "args", list("-rf", ".loki"))).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("argv", list("rm", "-rf", ".loki"))).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("script", "rm -rf .loki")).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("code", "open('.loki/policies.yaml', 'w')")).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("command", list("grep", "it's; rm -rf .loki", "a b")))
                        .allowed())
                .isTrue();
        assertThat(guard(object("script", "echo 'open; rm -rf .l*")).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(object("code", "for f in glob('src/*.py'): print(f * 2)"))
                        .allowed())
                .isTrue();
        assertThat(guard(object("code", "print(1)")).allowed()).isTrue();
        assertThat(guard(object("code", JsonNumber.of(200))).allowed()).isTrue();
    }

    @Test
    void commandThatIsNeitherATextNorWordsIsRefused() {
        for (JsonValue odd : List.<JsonValue>of(JsonNull.NULL, JsonNumber.of(1), object("a", "b"), list("a", 1))) {
            Decision decision = guard(object("command", odd));
            assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
            assertThat(decision.reason()).contains("command must be a text, or an array of texts");
        }
    }

    @Test
    void hooksOwnJsonIsReadAsTheActionItDescribes() {
        assertThat(guard(hook("Bash", object("command", "rm -rf .loki"))).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(hook("Write", object("file_path", ".loki/policies.yaml")))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(hook("Read", object("file_path", ".loki/policies.yaml")))
                        .allowed())
                .isTrue();
        assertThat(guard(hook("Bash", object("command", "ls"))).allowed()).isTrue();
    }

    @Test
    void folderThatTheAgentSaysItsCommandRunsInIsLookedAtToo() {
        JsonObject elsewhere = object("command", "rm policies.yaml", "cwd", "/srv/p/.loki");
        assertThat(guard(hook("Bash", elsewhere)).verdict()).isEqualTo(Verdict.DENY);
        assertThat(guard(hook("Bash", object("command", "rm -rf .loki", "cwd", "/tmp")))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("command", "rm policies.yaml", "workdir", ".loki"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
    }

    private static JsonObject hook(String tool, JsonObject input) {
        return object(
                "session_id",
                "s",
                "transcript_path",
                "/home/u/t.jsonl",
                "cwd",
                "/srv/p",
                "hook_event_name",
                "PreToolUse",
                "tool_name",
                tool,
                "tool_input",
                input);
    }

    @Test
    void actionThatNamesTooManyFilesIsRefused() {
        JsonArray paths = new JsonArray(IntStream.range(0, 1_002)
                .<JsonValue>mapToObj(i -> new JsonString("src/" + i))
                .toList());
        assertThat(guard(object("paths", paths)).reason()).contains("more than 1000 files");
    }

    @Test
    void marksAreNotFilledWithoutEnd() {
        String names = "echo " + "n".repeat(20_000) + "|xargs -I{} rm " + "{}".repeat(10_000);
        int characters = ShellReader.read(names).touches().stream()
                .flatMap(touch -> touch.path().sketches().stream())
                .mapToInt(String::length)
                .sum();
        assertThat(characters).isLessThan(2_000_000);
        assertThat(guard(object("command", names)).verdict()).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls|xargs rm;",
                "{ ls|xargs rm; };",
                "a='eval $a$a'; eval $a;",
                "cd a; rm x; ",
                "rm a{1..1000}; ",
                "echo a|sh; ",
                "printf %s a|sh; ",
                "shopt -s dotglob; rm */*/*/*; "
            })
    @Timeout(20)
    void commandThatRepeatsItselfIsJudgedInTime(String command) {
        String text = command.repeat(ShellReader.LONGEST / command.length());
        assertThat(guard(object("command", text)).verdict()).isNotNull();
    }

    @Test
    void refusalOfWhatWasNotReadSaysWhichPartAndHowToMendIt() {
        assertThat(guard(object("command", "echo 'open")).reason())
                .contains("a ' that is not closed (at character 10)")
                .contains("write that part plainly");
    }

    @Test
    void anotherProjectThatTheContextNamesDoesNotMoveLokisFiles() {
        JsonObject context = object("file_path", ".loki/policies.json", "tool", "Write", "project_dir", "/tmp");
        assertThat(protection.guard(context, Decision.NO_POLICY).verdict()).isEqualTo(Verdict.DENY);
    }

    @Test
    void pathsInTheFieldsOfOtherToolsCount() {
        assertThat(guard(object("path", ".loki/policies.json", "tool", "Write")).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("notebook_path", ".loki/policies.json", "tool", "NotebookEdit"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("file_path", "a", "destination", ".loki/policies.json", "tool", "Move"))
                        .verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("cmd", "rm -rf .loki", "tool", "Bash")).verdict())
                .isEqualTo(Verdict.DENY);
        assertThat(guard(object("path", ".loki", "tool", "Grep")).allowed()).isTrue();
    }
}
