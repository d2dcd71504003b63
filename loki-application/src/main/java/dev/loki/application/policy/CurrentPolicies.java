package dev.loki.application.policy;

import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicyWatch;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force, kept up with their file. They are loaded when they are first asked for, and watched from then
 * on. A changed file that is understood replaces them at once; one that is not, or is gone, leaves the last good ones in
 * force. Thread-safe: whoever asks gets one version whole, and waits for nobody after the first load.
 */
public final class CurrentPolicies implements Supplier<ActivePolicies>, AutoCloseable {

    private static final String GONE =
            "there is no policy file any more; put it back, or start Loki anew to go on without one";

    private final PolicyReader reader;
    private final boolean expected;
    private final PolicyWatch watch;
    private final ReloadRecorder recorder;
    private volatile @Nullable ActivePolicies current;
    private @Nullable ActivePolicies lastGood;
    private @Nullable PolicyLoad seen;

    /**
     * @param expected whether there was a policy file when Loki started, so that its absence is a fault
     * @param watch started with the first load
     */
    public CurrentPolicies(PolicyReader reader, boolean expected, PolicyWatch watch, ReloadRecorder recorder) {
        this.reader = reader;
        this.expected = expected;
        this.watch = watch;
        this.recorder = recorder;
    }

    @Override
    public ActivePolicies get() {
        ActivePolicies active = current;
        return active == null ? first() : active;
    }

    /** As {@link #get}, by the file as it is now: for those who ask seldom, and must not miss a change. */
    public ActivePolicies refreshed() {
        if (current == null) {
            return first();
        }
        mayHaveChanged();
        return get();
    }

    /** Ends the watch: what is in force now stays in force. */
    @Override
    public void close() {
        watch.close();
    }

    private synchronized ActivePolicies first() {
        ActivePolicies active = current;
        if (active == null) {
            PolicyLoad load = reader.source().load();
            active = understand(load);
            take(load, active);
            watch.start(this::mayHaveChanged);
        }
        return active;
    }

    /** False where the change could not be recorded, so that it is tried again. */
    private synchronized boolean mayHaveChanged() {
        PolicyLoad load = reader.source().load();
        if (load.equals(seen)) {
            return true;
        }
        ActivePolicies read = understand(load);
        Optional<String> unrecorded = record(load, read);
        if (unrecorded.isPresent()) {
            seen = null;
            current = lastGoodDespite(unrecorded.get());
            return false;
        }
        take(load, read);
        return true;
    }

    private ActivePolicies understand(PolicyLoad load) {
        boolean gone = load instanceof PolicyLoad.Absent && (expected || lastGood != null);
        return gone ? ActivePolicies.denying(GONE) : reader.understand(load);
    }

    private Optional<String> record(PolicyLoad load, ActivePolicies read) {
        String oldHash = Objects.requireNonNull(current).status().policyHash();
        String readHash = read.status().policyHash();
        String newHash = readHash == null && load instanceof PolicyLoad.Found found
                ? found.document().hash()
                : readHash;
        return read.fault()
                .map(fault -> recorder.failed(oldHash, newHash, fault))
                .orElseGet(() -> recorder.reloaded(oldHash, newHash));
    }

    private void take(PolicyLoad load, ActivePolicies read) {
        seen = load;
        if (read.understood()) {
            lastGood = read;
        }
        current = read.fault().map(this::lastGoodDespite).orElse(read);
    }

    private ActivePolicies lastGoodDespite(String fault) {
        return lastGood == null ? ActivePolicies.denying(fault) : lastGood.despite(fault);
    }
}
