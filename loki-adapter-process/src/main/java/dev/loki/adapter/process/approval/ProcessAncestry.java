package dev.loki.adapter.process.approval;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.ports.approval.GovernedAncestry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at this process and at those that started it. One is governed where LOKI_SESSION_ID stands in the environment it was
 * started with, whatever the processes below it unset, and so is whatever {@code loki run} or a known agent started.
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
        Optional<String> own = byEnvironment(self);
        return own.isPresent() ? own : ofAncestors();
    }

    /**
     * This process and those that started it, nearest first, up to the last that is governed; none where none is. More than
     * {@value #MOST_ANCESTORS} are not looked at.
     */
    public List<Ancestor> upToTheLastGoverned() {
        List<Ancestor> all = new ArrayList<>();
        int governed = 0;
        Optional<ProcessHandle> process = Optional.of(self);
        while (process.isPresent() && all.size() < MOST_ANCESTORS) {
            Ancestor ancestor = ancestor(process.get());
            boolean isSelf = all.isEmpty();
            all.add(ancestor);
            if (ancestor.hasSession() || (ancestor.isRun() && !isSelf)) {
                governed = all.size();
            }
            process = process.get().parent();
        }
        return List.copyOf(all.subList(0, governed));
    }

    private Ancestor ancestor(ProcessHandle process) {
        long pid = process.pid();
        return new Ancestor(name(process), files.environment(pid), files.command(process), files.directory(pid));
    }

    /**
     * The environment that the outermost process of a run was started with, which nobody below it can change; empty where none
     * is of a run, or environments cannot be looked at.
     */
    public Optional<Map<String, String>> environmentOfRun() {
        return upToTheLastGoverned().stream()
                .filter(Ancestor::hasSession)
                .reduce((inner, outer) -> outer)
                .map(Ancestor::environment);
    }

    private Optional<String> ofAncestors() {
        Optional<ProcessHandle> ancestor = self.parent();
        for (int i = 0; i < MOST_ANCESTORS; i++) {
            if (ancestor.isEmpty()) {
                return Optional.empty();
            }
            ProcessHandle process = ancestor.get();
            Optional<String> found = byEnvironment(process).or(() -> byCommand(process));
            if (found.isPresent()) {
                return found;
            }
            ancestor = process.parent();
        }
        return Optional.of("more than " + MOST_ANCESTORS + " processes, one within another");
    }

    private Optional<String> byEnvironment(ProcessHandle process) {
        return files.session(process.pid())
                .map(session -> name(process) + ", which belongs to session " + session)
                .or(() -> KnownAgents.variable(files.environment(process.pid()))
                        .map(variable -> name(process) + ", which an agent started, by its variable " + variable));
    }

    private Optional<String> byCommand(ProcessHandle process) {
        List<String> command = files.command(process);
        return RunCommandLine.isRun(command)
                ? Optional.of(name(process) + ", which is a 'loki run'")
                : KnownAgents.program(command).map(agent -> name(process) + ", which is an agent, " + agent);
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
