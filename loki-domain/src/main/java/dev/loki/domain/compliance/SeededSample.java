package dev.loki.domain.compliance;

import dev.loki.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A sample that anybody can draw again: of all numbers, those whose SHA-256 of {@code SEED:SEQ} comes first. Memory is
 * bounded by its size. Not thread-safe.
 */
public final class SeededSample {

    /** The most that can be drawn. */
    public static final int MAX_SIZE = 10_000;

    private final int size;
    private final String seed;
    private final PriorityQueue<Drawn> drawn =
            new PriorityQueue<>(Comparator.comparing(Drawn::rank).reversed());

    /** @throws IllegalArgumentException where the size is negative, or more than {@value #MAX_SIZE} */
    public SeededSample(int size, String seed) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("expected a sample of 0 to " + MAX_SIZE + ", found " + size);
        }
        this.size = size;
        this.seed = seed;
    }

    /** Takes the next number. */
    public void add(long seq) {
        if (size == 0) {
            return;
        }
        byte[] digest = Sha256.of((seed + ":" + seq).getBytes(StandardCharsets.UTF_8));
        drawn.add(new Drawn(seq, HexFormat.of().formatHex(digest)));
        if (drawn.size() > size) {
            drawn.remove();
        }
    }

    /** The numbers that were drawn, ascending. */
    public List<Long> seqs() {
        List<Long> seqs = new ArrayList<>(drawn.stream().map(Drawn::seq).toList());
        seqs.sort(Comparator.naturalOrder());
        return seqs;
    }

    private record Drawn(long seq, String rank) {}
}
