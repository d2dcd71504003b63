package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * What operators acknowledged to be damaged, in checkpoints that the signing key signed: what a chain says of itself is not
 * enough, because whoever writes the chain writes that, too. Not thread-safe.
 */
final class Acknowledgements {

    private final Map<String, Long> damaged = new HashMap<>();
    private boolean wereNeeded;

    /** Takes what a checkpoint of one of the chain's segments acknowledges; no chain does so for itself. */
    void add(Checkpoint checkpoint) {
        checkpoint.acknowledged().forEach((origin, size) -> {
            if (!origin.equals(checkpoint.origin())) {
                damaged.merge(origin, size, Math::max);
            }
        });
    }

    /** What a claim that does not fit comes to. */
    Finding judge(Claim claim, String what) {
        if (covers(claim)) {
            wereNeeded = true;
            return Finding.warning(what + "; an operator acknowledged that when the next segment was signed");
        }
        return Finding.error(what);
    }

    boolean covers(Claim claim) {
        Checkpoint checkpoint = claim.checkpoint();
        return damaged.getOrDefault(checkpoint.origin(), -1L) >= checkpoint.size();
    }

    /** Whether there was anything that does not fit and was acknowledged. */
    boolean wereNeeded() {
        return wereNeeded;
    }
}
