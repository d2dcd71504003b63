package dev.loki.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.cli.Typed;
import dev.loki.cli.telemetry.RecordedRun;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code loki trace show --html}, in a browser. */
class TracePageTest {

    @TempDir
    private Path folder;

    @Test
    void pageAllowsNothingButItsOwnStyleAndScript() throws IOException {
        String page = Files.readString(page(RecordedRun.usual()));

        assertThat(page)
                .containsPattern(
                        "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-[^'\"]+';"
                                + " script-src 'sha256-[^'\"]+'\"")
                .doesNotContain("http:", "https:", "{{", "unsafe-inline", " src=", "innerHTML", "eval(");
    }

    @Test
    @Needs(External.CHROMIUM)
    void browserDrawsTheTreeWithItsProblemsOpen() throws IOException, InterruptedException {
        String drawn = opened(page(RecordedRun.usual()), "--dump-dom");

        assertThat(drawn)
                .doesNotContain("CONSOLE")
                .contains("role=\"treeitem\"", "aria-level=\"5\"", "aria-expanded=\"true\"")
                .contains("3 problems", ">DENY<", ">1 DENY<", "$0.25", "10.0 s");
        assertThat(drawn.split("role=\"treeitem\"", -1)).hasSize(9);
    }

    /** Where the policy for content were not obeyed, a script of a span would say so in the console. */
    @Test
    @Needs(External.CHROMIUM)
    void textOfSpansIsTextThere() throws IOException, InterruptedException {
        RecordedRun run = new RecordedRun();
        String bad = "<img src=x onerror=console.log(1)></script><script>console.log(2)</script>";
        run.span(
                "loki-mode", "", bad, 0, 1_000, "{\"code\":2,\"message\":\"" + bad + "\"}", RecordedRun.text(bad, bad));

        String drawn = opened(page(run), "--dump-dom");

        assertThat(drawn).doesNotContain("CONSOLE").contains("&lt;img src=x onerror=console.log(1)&gt;");
    }

    /** Only the rows that can be seen are made. */
    @Test
    @Needs(External.CHROMIUM)
    void tenThousandSpansAreDrawnAsQuickly() throws IOException, InterruptedException {
        RecordedRun run = new RecordedRun();
        String root = run.span("loki-mode", "", "loki.session", 0, 20_000, "{}", "");
        for (int i = 0; i < 10_000; i++) {
            run.span("claude-code", root, "claude_code.tool", i, 50, "{}", RecordedRun.text("tool_name", "Read"));
        }
        Path page = page(run);

        assertThat(opened(page, "--dump-dom").split("role=\"treeitem\"", -1)).hasSizeBetween(20, 200);
        assertThat(opened(page, "--screenshot=" + folder.resolve("page.png"))).contains("bytes written to file");
        assertThat(Files.size(folder.resolve("page.png"))).isGreaterThan(20_000);
    }

    private Path page(RecordedRun run) throws IOException {
        run.recordIn(folder);
        Path page = folder.resolve("run.html");
        Typed made = Typed.in(folder, "trace", "show", "--html", "--output", page.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        return page;
    }

    private String opened(Path page, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                External.CHROMIUM.path().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1400,900"));
        command.add(what);
        command.add(page.toUri().toString());
        return Child.of(folder, command).said();
    }
}
