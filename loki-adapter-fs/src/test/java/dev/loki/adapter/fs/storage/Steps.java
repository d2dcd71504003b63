package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** The steps that a storage took, and those it is to refuse. Thread-safe. */
public final class Steps {

    /**
     * A step that was taken.
     *
     * @param name the file's or the folder's last name
     */
    public record Taken(Step step, String name) {}

    private final List<Taken> taken = new ArrayList<>();
    private BiPredicate<Step, String> failing = (step, name) -> false;
    private Runnable before = () -> {};

    /** From now on these steps fail. */
    public synchronized void fail(BiPredicate<Step, String> which) {
        failing = which;
    }

    /** Runs before each step from now on. */
    public synchronized void before(Runnable action) {
        before = action;
    }

    /** What was done so far, in order. */
    public synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many of them were of this kind, on this file. */
    public long count(Step step, String name) {
        return taken().stream().filter(new Taken(step, name)::equals).count();
    }

    synchronized void take(Step step, Path file) throws IOException {
        before.run();
        String name = String.valueOf(file.getFileName());
        if (failing.test(step, name)) {
            throw new IOException(step == Step.WRITE ? "No space left on device" : "Input/output error");
        }
        taken.add(new Taken(step, name));
    }
}
