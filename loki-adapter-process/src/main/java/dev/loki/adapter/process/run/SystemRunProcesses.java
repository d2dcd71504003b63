package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.ports.run.OpenRun;
import dev.loki.ports.run.ProcessName;
import dev.loki.ports.run.RunProcesses;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The processes of runs, as Linux tells of them; elsewhere, those that the system still knows as a command's. Thread-safe. */
public final class SystemRunProcesses implements RunProcesses {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ProcessFiles files = ProcessFiles.OF_THE_SYSTEM;

    @Override
    public ProcessName self() {
        ProcessHandle self = ProcessHandle.current();
        return files.name(self).orElseGet(() -> new ProcessName(self.pid(), ""));
    }

    @Override
    public boolean isAlive(ProcessName process) {
        return find(process).isPresent();
    }

    @Override
    public int end(OpenRun run) {
        RunMembers members = new RunMembers(run.session(), files);
        ProcessName command = run.command();
        if (command == null) {
            return members.endAll(Set.of(), GRACE);
        }
        members.add(command);
        return members.endAll(find(command).map(Set::of).orElse(Set.of()), GRACE);
    }

    private Optional<ProcessHandle> find(ProcessName name) {
        return ProcessHandle.of(name.pid())
                .filter(process -> files.name(process).filter(name::equals).isPresent());
    }
}
