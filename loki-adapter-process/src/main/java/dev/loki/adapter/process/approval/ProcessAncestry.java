package dev.loki.adapter.process.approval;

import dev.loki.ports.approval.GovernedAncestry;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at this process and at those that started it. One is governed where LOKI_SESSION_ID stands in the environment it was
 * started with, whatever the processes below it unset, and so is whatever {@code loki run} started.
 *
 * <p>Environments can be looked at on Linux, of processes of the same user. The commands of ancestors can be looked at
 * everywhere. A process whose parents ended before it (a daemon) has no ancestors that could be found: against that helps a
 * key that agents cannot read, LOKI_APPROVAL_KEY_FILE.
 */
public final class ProcessAncestry implements GovernedAncestry {

    /** More are not looked at, and count as governed: nobody types that deep. */
    static final int MOST_ANCESTORS = 1_000;

    private static final Path PROC = Path.of("/proc");

    private final ProcessHandle self;
    private final ProcessFiles files;

    public ProcessAncestry() {
        this(ProcessHandle.current(), PROC);
    }

    /** @param proc the folder of Linux that tells of processes; one that is not there tells nothing */
    ProcessAncestry(ProcessHandle self, Path proc) {
        this.self = self;
        this.files = new ProcessFiles(proc);
    }

    @Override
    public Optional<String> governed() {
        Optional<String> own = bySession(self);
        return own.isPresent() ? own : ofAncestors();
    }

    private Optional<String> ofAncestors() {
        Optional<ProcessHandle> ancestor = self.parent();
        for (int i = 0; i < MOST_ANCESTORS; i++) {
            if (ancestor.isEmpty()) {
                return Optional.empty();
            }
            ProcessHandle process = ancestor.get();
            Optional<String> found = bySession(process).or(() -> byCommand(process));
            if (found.isPresent()) {
                return found;
            }
            ancestor = process.parent();
        }
        return Optional.of("more than " + MOST_ANCESTORS + " processes, one within another");
    }

    private Optional<String> bySession(ProcessHandle process) {
        return files.session(process.pid()).map(session -> name(process) + ", which belongs to session " + session);
    }

    private Optional<String> byCommand(ProcessHandle process) {
        return RunCommandLine.isRun(files.command(process))
                ? Optional.of(name(process) + ", which is a 'loki run'")
                : Optional.empty();
    }

    private static String name(ProcessHandle process) {
        String program = process.info()
                .command()
                .map(path -> String.valueOf(Path.of(path).getFileName()))
                .map(name -> name.replaceAll("[^A-Za-z0-9._+-]", "?"))
                .map(name -> " (" + name.substring(0, Math.min(name.length(), 40)) + ")")
                .orElse("");
        return "process " + process.pid() + program;
    }
}
