package dev.loki.cli.scan;

import dev.loki.application.scan.ScanReport;
import dev.loki.bootstrap.Scanning;
import dev.loki.cli.command.Invocation;
import dev.loki.ports.scan.AcceptedFinding;
import dev.loki.ports.scan.ContentSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code loki scan} is to look through. */
final class ScanTarget {

    private static final String STANDARD_INPUT = "-";
    private static final String STANDARD_INPUT_NAME = "(standard input)";

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders, or - for standard input; the current folder where none is given.")
    private List<String> paths = List.of();

    @Option(names = "--staged", description = "What git has staged, as a commit would have it.")
    private boolean staged;

    Optional<String> problem() {
        if (staged && !paths.isEmpty()) {
            return Optional.of("--staged looks through all that is staged: leave out the paths");
        }
        if (paths.size() > 1 && paths.contains(STANDARD_INPUT)) {
            return Optional.of("- stands alone: scan standard input and files one after the other");
        }
        return paths.contains("") ? Optional.of("expected a file or a folder, found an empty path") : Optional.empty();
    }

    ContentSource open(Invocation invocation, Path folder) {
        if (staged) {
            return Scanning.staged(folder, invocation.environment());
        }
        return paths.contains(STANDARD_INPUT)
                ? Scanning.stream(STANDARD_INPUT_NAME, invocation.in())
                : Scanning.files(roots(), folder);
    }

    /** Whether a scan would have met this finding: in a text it read, or in one that is gone from below its folders. */
    boolean covers(AcceptedFinding one, ScanReport report) {
        return report.texts().contains(one.path())
                || (!staged
                        && !paths.contains(STANDARD_INPUT)
                        && roots().stream().anyMatch(root -> isBelow(one.path(), root.normalize())));
    }

    private static boolean isBelow(String path, Path root) {
        Path found = Path.of(path);
        return root.toString().isEmpty() ? !found.isAbsolute() && !found.startsWith("..") : found.startsWith(root);
    }

    private List<Path> roots() {
        return paths.isEmpty()
                ? List.of(Path.of(""))
                : paths.stream().map(Path::of).toList();
    }
}
