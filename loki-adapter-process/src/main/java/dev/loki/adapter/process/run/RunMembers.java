package dev.loki.adapter.process.run;

import dev.loki.adapter.process.proc.ProcessEnds;
import dev.loki.adapter.process.proc.ProcessFiles;
import dev.loki.ports.run.ProcessName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of a run: its commands and all that they started, as far as the system still knows them as theirs; and on
 * Linux, daemons too: whatever has the run's {@code LOKI_SESSION_ID} in its environment, whatever is in a session of the
 * system that a command leads, and whatever was seen below a command while that was running. A resident process of the
 * project's that came within the run is one of them; one that was there before is not found so. Thread-safe.
 */
final class RunMembers {

    private static final Duration LOOK = Duration.ofMillis(50);

    /** What starts others faster than it is killed is left to the next start. */
    private static final int MOST_ROUNDS = 100;

    private final ProcessFiles files;
    private final ProcessEnds ends;
    private final String entry;
    private final Set<ProcessName> leaders = ConcurrentHashMap.newKeySet();
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final Set<ProcessHandle> odd = ConcurrentHashMap.newKeySet();

    /** @param session the run's id */
    RunMembers(String session, ProcessFiles files) {
        this.files = files;
        this.ends = new ProcessEnds(files);
        this.entry = ProcessFiles.SESSION + "=" + session;
    }

    /** What is in the session of the system that this process leads belongs to the run. */
    void add(ProcessName leader) {
        leaders.removeIf(known -> matching(isIn(known)).isEmpty());
        leaders.add(leader);
    }

    /**
     * Looks at what a command has started so far, so that it is known once its parent has ended.
     *
     * @return those that were found without the run's variable, and were not before
     */
    List<ProcessName> look(ProcessHandle command) {
        seen.removeIf(process -> !process.isAlive());
        odd.retainAll(seen);
        Deque<ProcessHandle> parents = new ArrayDeque<>(seen);
        parents.add(command);
        while (!parents.isEmpty()) {
            children(parents.remove()).filter(seen::add).forEach(parents::add);
        }
        return seen.stream()
                .filter(process -> !files.wasGiven(process.pid(), entry))
                .filter(odd::add)
                .flatMap(process -> files.name(process).stream())
                .toList();
    }

    /** A number may have become another process's by now, of another parent. */
    private Stream<ProcessHandle> children(ProcessHandle parent) {
        return files.children(parent.pid()).stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(child -> child.parent().filter(parent::equals).isPresent());
    }

    /**
     * Ends one command, with all that it started but for daemons: sends TERM, and KILL to those that are still there after
     * the grace, or have come since. Returns when all are gone.
     */
    void end(ProcessHandle command, Duration grace) {
        Optional<ProcessName> leader = files.name(command).filter(leaders::contains);
        end(() -> found(Set.of(command), leader.map(this::isIn).orElse(process -> false)), grace);
    }

    /**
     * As above, of all commands, daemons too.
     *
     * @param roots commands that may have lost what they belong to the run by
     * @return how many processes there were
     */
    int endAll(Set<ProcessHandle> roots, Duration grace) {
        return end(() -> all(roots), grace);
    }

    /** Sends KILL to all, daemons too, until none is left. */
    void killAll(ProcessHandle command) {
        kill(() -> all(Set.of(command)));
    }

    private int end(Supplier<Set<ProcessHandle>> look, Duration grace) {
        Set<ProcessHandle> members = look.get();
        members.forEach(ProcessHandle::destroy);
        if (!members.isEmpty() && !ends.haveEnded(members, grace)) {
            kill(() -> union(look.get(), found(members, process -> false)));
        }
        return members.size();
    }

    private void kill(Supplier<Set<ProcessHandle>> look) {
        Set<ProcessHandle> left = look.get();
        for (int round = 0; !left.isEmpty() && round < MOST_ROUNDS; round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            ends.haveEnded(left, LOOK);
            left = union(look.get(), found(left, process -> false));
        }
    }

    private Set<ProcessHandle> all(Set<ProcessHandle> roots) {
        Predicate<ProcessHandle> isGiven = process -> files.wasGiven(process.pid(), entry);
        return found(
                union(roots, seen),
                leaders.stream().filter(this::isStillTheLeader).map(this::isIn).reduce(isGiven, Predicate::or));
    }

    /** Each before those it started, so that it cannot replace one that was ended. This process is none of them. */
    private Set<ProcessHandle> found(Set<ProcessHandle> roots, Predicate<ProcessHandle> isMember) {
        Set<ProcessHandle> own = own();
        return union(roots, matching(isMember)).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .filter(process -> ends.isRunning(process) && !own.contains(process))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A handle is taken before its process is looked at, so that it is never another's. */
    private Set<ProcessHandle> matching(Predicate<ProcessHandle> isMember) {
        return files.all().stream()
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .filter(isMember)
                .collect(Collectors.toSet());
    }

    private Predicate<ProcessHandle> isIn(ProcessName leader) {
        return process -> files.stat(process.pid())
                .filter(stat -> stat.session() == leader.pid())
                .isPresent();
    }

    private static Set<ProcessHandle> union(Set<ProcessHandle> some, Set<ProcessHandle> others) {
        Set<ProcessHandle> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The number of a session is not used again while a process is in it. */
    private boolean isStillTheLeader(ProcessName leader) {
        return ProcessHandle.of(leader.pid())
                .flatMap(files::name)
                .map(leader::equals)
                .orElse(true);
    }

    /** This process and those that started it. */
    private static Set<ProcessHandle> own() {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
