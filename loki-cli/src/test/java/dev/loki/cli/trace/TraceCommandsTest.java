package dev.loki.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import dev.loki.cli.telemetry.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandsTest {

    private static final Map<String, String> UNICODE = Map.of("LC_ALL", "C.UTF-8");

    @TempDir
    private Path project;

    @Test
    void runIsShownAsATreeWithWhatWasDecidedAndWhatItCost() throws IOException {
        RecordedRun.usual().recordIn(project);

        Typed shown = type(UNICODE, "trace", "show");

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out().lines().map(String::stripTrailing))
                .containsExactly(
                        "loki.session · 2026-09-21 14:13:20 UTC · trace " + RecordedRun.TRACE,
                        "10.0 s · 8 spans · 1 DENY · 1 failed · 1 ALLOW · 1 error · 1.20k in, 345 out · $0.25 · claude-code, loki-mode",
                        "",
                        "loki.session                                   10.0 s  ━━━━━━━━━━━━━━━━━━━━━━━━  1.20k in, 345 out  $0.25",
                        "├─ loki.policy.check pre_execution            3.00 ms  ━                         ALLOW",
                        "├─ loki.command                                9.90 s  ━━━━━━━━━━━━━━━━━━━━━━━━",
                        "│  └─ claude_code.interaction                  9.00 s  ━━━━━━━━━━━━━━━━━━━━━━    1.20k in, 345 out  $0.25",
                        "│     ├─ claude_code.llm_request opus          3.00 s  ━━━━━━━                   1.20k in, 345 out  $0.25",
                        "│     └─ claude_code.tool Bash                20.0 ms         ━",
                        "│        │  ✗ denied: production database",
                        "│        └─ loki.policy.check pre_execution   4.00 ms         ━                  DENY",
                        "│             ✗ policy_violation",
                        "└─ loki.quality_gate coverage                 50.0 ms                         ━  failed");
    }

    @Test
    void localeWithoutBoxesGetsPlainCharacters() throws IOException {
        RecordedRun.usual().recordIn(project);

        Typed shown = type(Map.of("LANG", "C", "COLUMNS", "60"), "trace", "show", "--last");

        assertThat(shown.out().chars()).allMatch(c -> c < 128);
        assertThat(shown.out()).contains("|  `- claude_code.int...").doesNotContain("==");
        assertThat(shown.out().lines().skip(3)).allMatch(line -> line.length() <= 60);
    }

    @Test
    void manyOfOneNameAreFoldedUnlessSomethingWentWrong() throws IOException {
        RecordedRun run = new RecordedRun();
        String root = run.span("loki-mode", "", "loki.session", 0, 1_000, "{}", "");
        for (int i = 0; i < 50; i++) {
            run.span("loki-mode", root, "loki.policy.check", i, 1, "{}", RecordedRun.check(i == 40 ? "DENY" : "ALLOW"));
        }
        run.recordIn(project);

        Typed folded = type(UNICODE, "trace", "show");
        assertThat(folded.out())
                .contains("DENY")
                .contains("… 41 more loki.policy.check, 41.0 ms in all; --all shows them");
        assertThat(folded.out().lines().filter(line -> line.contains("─ loki.policy.check")))
                .hasSize(9);
        assertThat(type(UNICODE, "trace", "show", "--all")
                        .out()
                        .lines()
                        .filter(line -> line.contains("─ loki.policy.check")))
                .hasSize(50);
    }

    @Test
    void spansWhoseParentIsNotThereAreUnderAGap() throws IOException {
        RecordedRun run = new RecordedRun();
        run.span("loki-mode", "00000000000000ff", "loki.session", 0, 1_000, "{}", "");
        run.recordIn(project);

        assertThat(type(UNICODE, "trace", "show").out())
                .contains("┄ parent 00000000000000ff was not recorded\n└─ loki.session");
    }

    /** It may come from an agent: no sequence of it reaches the terminal, no tag the page. */
    @Test
    void textOfSpansIsShownNotObeyed() throws IOException {
        RecordedRun run = new RecordedRun();
        run.span(
                "loki-mode",
                "",
                "\\u001b[31mred</script><script>alert(1)</script>\\u202e",
                0,
                1_000,
                "{\"code\":2,\"message\":\"a\\u0007b\\nc\"}",
                RecordedRun.text("note", "--><!-- </SCRIPT> \\u2028 \\u202e"));
        run.recordIn(project);

        String text = type(UNICODE, "trace", "show").out();
        assertThat(text).contains("\\u001b[31mred").contains("\\u202e").contains("a\\u0007b\\u000ac");
        assertThat(text.chars()).noneMatch(c -> c == 0x1b || c == 0x202e);

        String page = type(UNICODE, "trace", "show", "--html").out();
        assertThat(page.chars()).noneMatch(c -> c == 0x1b || c == 0x202e || c == 0x2028);
        assertThat(page.split("(?i)</script", -1))
                .as("only the two of the page")
                .hasSize(3);
        assertThat(page).contains("<title>\\u001b[31mred&lt;/script&gt;");
    }

    @Test
    void jsonHasTheWholeTraceASpanALine() throws IOException {
        RecordedRun.usual().recordIn(project);

        Typed shown = type(Map.of(), "trace", "show", "--json");
        JsonNode trace = new ObjectMapper().readTree(shown.out());

        assertThat(trace.get("trace_id").asText()).isEqualTo(RecordedRun.TRACE);
        assertThat(trace.get("verdicts").get("DENY").asInt()).isOne();
        assertThat(trace.get("usage").get("cost_usd").asDouble()).isEqualTo(0.25);
        assertThat(trace.get("spans")).hasSize(8);
        JsonNode denied = trace.get("spans").get(6);
        assertThat(denied.get("depth").asInt()).isEqualTo(4);
        assertThat(denied.get("tone").asText()).isEqualTo("bad");
        assertThat(denied.get("attributes").get("loki.policy.point").asText()).isEqualTo("pre_execution");
        assertThat(shown.out().lines()).hasSize(10);
    }

    @Test
    void standardInputAndATraceOfManyAreRead() throws IOException {
        String first = RecordedRun.usual().lines();
        String both = first.replace(RecordedRun.TRACE, "aa".repeat(16)).replace("17900", "17901") + first;
        byte[] input = both.getBytes(StandardCharsets.UTF_8);

        assertThat(Typed.in(project, Map.of(), input, "trace", "show", "-").out())
                .contains("aaaaaaaa");
        assertThat(Typed.in(project, Map.of(), input, "trace", "show", "-", "--trace", "4BF9")
                        .out())
                .contains(RecordedRun.TRACE);
        Typed list = Typed.in(project, Map.of(), input, "trace", "list", "-");
        assertThat(list.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("aaaaaaaaaaaa")
                .contains("8 spans", "1 error", "loki.session");
        Typed json = Typed.in(project, Map.of(), input, "trace", "list", "-", "--json", "--limit", "1");
        assertThat(json.out()).contains("\"worst_verdict\":\"DENY\"").hasLineCount(1);
    }

    @Test
    void folderOfTheEndpointIsReadWhereItIsOne() throws IOException {
        Path folder = Files.createDirectories(project.resolve(".loki").resolve("elsewhere"));
        Files.writeString(folder.resolve("traces.jsonl"), RecordedRun.usual().lines());

        assertThat(type(Map.of("LOKI_OTEL_ENDPOINT", "file:.loki/elsewhere"), "trace", "list")
                        .out())
                .hasLineCount(1);
    }

    @Test
    void whatIsNotThereIsSaidWithTheWayToGetIt() throws IOException {
        Typed nothing = type(Map.of(), "trace", "show");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err())
                .contains("nothing is recorded yet")
                .contains("LOKI_OTEL_ENDPOINT=file:.loki/telemetry loki run");

        RecordedRun.usual().recordIn(project);
        Typed absent = type(Map.of(), "trace", "show", "--trace", "dead");
        assertThat(absent.exitCode()).isEqualTo(3);
        assertThat(absent.err()).contains("no trace that begins with dead").contains("loki trace list");
        assertThat(type(Map.of(), "trace", "show", "--trace", "0".repeat(32)).exitCode())
                .isEqualTo(3);

        Path empty = Files.writeString(project.resolve("empty.jsonl"), "{broken\n");
        Typed broken = type(Map.of(), "trace", "show", empty.toString());
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.err()).contains("no span").contains("1 unreadable lines");

        assertThat(type(Map.of(), "trace", "show", "--json", "--html").exitCode())
                .isEqualTo(64);
        assertThat(type(Map.of(), "trace", "show", "--trace", "xyz").exitCode()).isEqualTo(64);
        assertThat(type(Map.of(), "trace", "list", "--limit", "0").exitCode()).isEqualTo(64);
    }

    @Test
    void lineThatCannotBeReadIsAWarning() throws IOException {
        Path file = Files.writeString(
                project.resolve("t.jsonl"), "{broken\n" + RecordedRun.usual().lines() + "{\"res");

        Typed shown = type(Map.of(), "trace", "show", file.toString());

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.err()).contains("passed over: " + file + ", line 1").contains("ends in the middle of a line");
    }

    @Test
    void pageTakesNoFilesPlaceUnlessForced() throws IOException {
        RecordedRun.usual().recordIn(project);
        String page = project.resolve("run.html").toString();

        assertThat(type(Map.of(), "trace", "show", "--html", "-o", page).exitCode())
                .isZero();
        Typed again = type(Map.of(), "trace", "show", "--html", "-o", page);
        assertThat(again.exitCode()).isEqualTo(70);
        assertThat(again.err()).contains("--force");
        assertThat(type(Map.of(), "trace", "show", "--html", "-o", page, "--force")
                        .exitCode())
                .isZero();
    }

    private Typed type(Map<String, String> variables, String... words) {
        return Typed.in(project, variables, new byte[0], words);
    }
}
