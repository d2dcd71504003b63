package dev.loki.application.run;

import dev.loki.domain.audit.AuditActions;
import dev.loki.ports.run.OpenRun;
import dev.loki.ports.run.OpenRuns;
import dev.loki.ports.run.ProcessName;
import dev.loki.ports.run.RunProcesses;
import dev.loki.ports.run.RunReportException;
import org.jspecify.annotations.Nullable;

/**
 * The second net below runs that are killed, where whoever watched over them was killed as well: each run is written down
 * while it is under way, and the next one ends what is left of those whose governor is gone. Fails open: what cannot be
 * written is a warning. For one run.
 */
public final class RunRegister implements AutoCloseable {

    private final OpenRuns runs;
    private final RunProcesses processes;
    private final String session;
    private final RunIncidents incidents;
    private boolean told;

    /** @param session of the run that begins */
    public RunRegister(OpenRuns runs, RunProcesses processes, String session, RunIncidents incidents) {
        this.runs = runs;
        this.processes = processes;
        this.session = session;
        this.incidents = incidents;
    }

    /** Ends what earlier runs left, and writes this one down. */
    public void open() {
        runs.all().stream().filter(run -> !processes.isAlive(run.governor())).forEach(this::end);
        keep(null);
    }

    /** Writes down the command that is under way. */
    public void started(ProcessName command) {
        keep(command);
    }

    /** Puts on record that somebody killed what watches over this run. */
    public void unguarded(String what) {
        incidents.record(AuditActions.WATCHDOG_KILLED, what);
    }

    /** The run has ended. */
    @Override
    public void close() {
        runs.forget(session);
    }

    private void end(OpenRun killed) {
        int ended = processes.end(killed);
        if (ended > 0) {
            incidents.warn(
                    "the run " + killed.session() + " was killed and left processes behind; ended now: " + ended);
        }
        runs.forget(killed.session());
    }

    private synchronized void keep(@Nullable ProcessName command) {
        try {
            runs.keep(new OpenRun(session, processes.self(), command));
        } catch (RunReportException e) {
            if (!told) {
                told = true;
                incidents.warn("were this run killed, the next would not know what it left: " + e.getMessage());
            }
        }
    }
}
