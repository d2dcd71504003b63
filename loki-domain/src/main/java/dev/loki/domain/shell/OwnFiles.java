package dev.loki.domain.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds programs that run what the same command wrote, so that their names tell nothing. */
final class OwnFiles {
    private OwnFiles() {}

    /** @param hidden whether something was written that a code hides */
    static List<Doubt> doubts(List<Invocation> invocations, List<FileTouch> touches, boolean hidden) {
        Set<String> written = new HashSet<>();
        touches.stream()
                .filter(touch -> touch.kind() == FileTouch.Kind.WRITE || touch.kind() == FileTouch.Kind.MOVE)
                .forEach(touch -> touch.path().baseName().ifPresent(written::add));
        written.remove("");
        return invocations.stream()
                .filter(run -> run.baseName().filter(written::contains).isPresent() || runsScript(run, written))
                .map(run -> new Doubt(
                        hidden ? Doubt.Kind.SYNTAX : Doubt.Kind.PROGRAM,
                        run.program().shown() + " runs a file that this command writes",
                        run.position()))
                .toList();
    }

    private static boolean runsScript(Invocation run, Set<String> written) {
        boolean reads = run.baseName().filter(Utilities::runsFiles).isPresent();
        return reads
                && run.arguments().stream()
                        .anyMatch(word ->
                                word.baseName().filter(written::contains).isPresent());
    }
}
