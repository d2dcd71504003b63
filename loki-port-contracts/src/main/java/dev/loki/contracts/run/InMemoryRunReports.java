package dev.loki.contracts.run;

import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Run reports for tests, as durable as the object. Thread-safe. */
public final class InMemoryRunReports implements RunReports {

    private final SortedMap<String, byte[]> reports = new TreeMap<>();
    private boolean failing;

    /** From now on nothing can be kept or read, as where the disk is gone. */
    public synchronized void fail() {
        failing = true;
    }

    /** Puts another report in the place of one, as somebody would who wants to hide something. */
    public synchronized void change(String name, byte[] report) {
        reports.put(name, report.clone());
    }

    /** Takes a report away. */
    public synchronized void remove(String name) {
        reports.remove(name);
    }

    @Override
    public synchronized String keep(String session, byte[] report) {
        String name = known("run-" + session + ".json");
        reports.put(name, report.clone());
        return name;
    }

    @Override
    public synchronized Optional<byte[]> read(String name) {
        return Optional.ofNullable(reports.get(known(name))).map(byte[]::clone);
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(reports.keySet());
    }

    private String known(String name) {
        if (failing) {
            throw new RunReportException("cannot use the reports in memory: they were told to fail", null);
        }
        if (!name.matches("run-[A-Za-z0-9-]+\\.json")) {
            throw new RunReportException("expected the name of a report, such as run-4f2a.json", null);
        }
        return name;
    }
}
