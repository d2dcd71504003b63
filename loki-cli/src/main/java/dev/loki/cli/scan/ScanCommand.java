package dev.loki.cli.scan;

import dev.loki.application.scan.BaselineUpdate;
import dev.loki.application.scan.ContentScan;
import dev.loki.application.scan.ScanReport;
import dev.loki.bootstrap.Scanning;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detector;
import dev.loki.ports.scan.BaselineException;
import dev.loki.ports.scan.BaselineStore;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.ContentSourceException;
import dev.loki.ports.scan.StoredBaseline;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki scan}: secrets and personal data in files, in what is staged, or on standard input. */
@Command(
        name = "scan",
        description =
                "Looks for secrets and personal data in files and folders (but what git ignores, and binary files),"
                        + " in what git has staged, or on standard input.",
        footer = {
            "",
            "A line with loki:allow in it is not reported.",
            "Exit codes: 0 nothing found, 1 something found, 3 something could not be looked through (whatever was"
                    + " found), 64 wrong usage.",
            "",
            "Example: loki scan --staged"
        })
public final class ScanCommand implements Callable<Integer> {

    private static final Path USUAL_BASELINE = Path.of(".loki-scan-baseline.json");

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScanTarget target = new ScanTarget();

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "The folder that paths, the baseline and --staged are taken from; else the current folder.")
    private @Nullable Path project;

    @Option(names = "--kind", paramLabel = "KIND", description = "What to look for: secrets (default), pii or all.")
    private ScanKind kind = ScanKind.SECRETS;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--sarif", description = "Prints the report as SARIF 2.1.0.")
    private boolean sarif;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Accepted findings, which are not reported; else .loki-scan-baseline.json, where it is there.")
    private @Nullable Path baseline;

    @Option(names = "--update-baseline", description = "Accepts what is found: writes it into the baseline.")
    private boolean update;

    @Option(names = "--list", description = "Prints what can be found, each with its source, and looks at nothing.")
    private boolean list;

    public ScanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (json.isWanted() && sarif) {
            throw wrongUsage("--json and --sarif are two forms of one report: choose one");
        }
        if (list) {
            kind.detectors().forEach(this::print);
            return ExitCode.OK;
        }
        target.problem().ifPresent(problem -> {
            throw wrongUsage(problem);
        });
        try {
            return scan();
        } catch (ContentSourceException | BaselineException e) {
            invocation.fail(String.valueOf(e.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }

    private int scan() {
        BaselineStore store = store();
        StoredBaseline stored = stored(store);
        if (update) {
            StoredBaseline base = stored == null ? Scanning.newBaseline() : stored;
            return accept(store, base, run(new StoredBaseline(base.salt(), List.of())));
        }
        ScanReport report = run(stored);
        new ScanOutput(invocation, kind).print(report, json.isWanted(), sarif);
        return exitCode(report);
    }

    private ScanReport run(@Nullable StoredBaseline accepted) {
        ContentScan scan = new ContentScan(ContentScanner.of(kind.detectors()), accepted, Scanning.threads());
        ScanProgressLine progress = ScanProgressLine.of(invocation);
        try (ContentSource source = target.open(invocation, folder())) {
            return scan.run(source, progress);
        } finally {
            progress.clear();
        }
    }

    private int accept(BaselineStore store, StoredBaseline old, ScanReport found) {
        if (!found.complete() || found.unlisted() > 0) {
            new ScanOutput(invocation, kind).problems(found);
            invocation.fail("the baseline is left as it is: not everything could be looked through or listed");
            return ExitCode.CONFIGURATION;
        }
        StoredBaseline updated =
                BaselineUpdate.of(old, found, one -> kind.finds(one.detector()) && target.covers(one, found));
        store.save(updated);
        invocation.notice(updated.accepted().size() + " findings are accepted in " + baselineName());
        return ExitCode.OK;
    }

    private BaselineStore store() {
        Path file = baseline == null ? USUAL_BASELINE : baseline;
        return Scanning.baseline(folder().resolve(file), baselineName());
    }

    private @Nullable StoredBaseline stored(BaselineStore store) {
        StoredBaseline stored = store.load().orElse(null);
        if (stored == null && baseline != null && !update) {
            throw new BaselineException(baselineName() + ": no such file; --update-baseline makes one");
        }
        return stored;
    }

    private Path folder() {
        return project == null
                ? invocation.currentFolder()
                : invocation.project(project).root();
    }

    private String baselineName() {
        return String.valueOf(baseline == null ? USUAL_BASELINE : baseline);
    }

    private void print(Detector detector) {
        invocation.out().println(detector.id() + "  " + detector.title() + "  " + detector.source());
    }

    private static int exitCode(ScanReport report) {
        if (!report.complete()) {
            return ExitCode.CONFIGURATION;
        }
        return report.clean() ? ExitCode.OK : ExitCode.DENIED;
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
