package dev.loki.domain.checkpoint;

import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a chain was at one moment (C2SP tlog-checkpoint): the text that is signed.
 *
 * @param origin which chain it is
 * @param size how many lines it had
 * @param root the Merkle root over them
 * @param extensions further lines; {@link #successor} and {@link #acknowledged} read them
 */
public record Checkpoint(String origin, long size, MerkleHash root, List<String> extensions) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int NEEDED_LINES = 3;
    private static final String SUCCESSOR = "loki-next-key ";
    private static final Pattern ACKNOWLEDGED = Pattern.compile("loki-acknowledged (0|[1-9][0-9]{0,17}) (.+)");

    /** How many chains a checkpoint may {@linkplain #acknowledging acknowledge} to be damaged. */
    public static final int MOST_ACKNOWLEDGED = 100;

    /** @throws NoteFormatException where a line is empty or holds a control character, or the size is negative */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
        if (size < 0) {
            throw new NoteFormatException("a chain's size is not negative");
        }
    }

    /** A checkpoint that says nothing further. */
    public static Checkpoint of(String origin, long size, MerkleHash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /** The checkpoint in which a key hands over to the next; both are to sign it. */
    public Checkpoint handingOverTo(VerifierKey next) {
        return new Checkpoint(origin, size, root, List.of(SUCCESSOR + next));
    }

    /**
     * The checkpoint in which an operator acknowledges that chains are no longer what checkpoints of them say.
     *
     * @param damaged for each chain's origin, up to which size its checkpoints do not fit
     * @throws NoteFormatException where there are more than {@value #MOST_ACKNOWLEDGED}
     */
    public Checkpoint acknowledging(Map<String, Long> damaged) {
        if (damaged.size() > MOST_ACKNOWLEDGED) {
            throw new NoteFormatException("a checkpoint acknowledges the damage of at most " + MOST_ACKNOWLEDGED
                    + " chains, and these are " + damaged.size());
        }
        List<String> lines = new ArrayList<>();
        damaged.forEach((chain, upTo) -> lines.add("loki-acknowledged " + upTo + " " + chain));
        return new Checkpoint(origin, size, root, lines);
    }

    /** What this checkpoint acknowledges: for each chain's origin, up to which size its checkpoints do not fit. */
    public Map<String, Long> acknowledged() {
        Map<String, Long> damaged = new LinkedHashMap<>();
        extensions.stream()
                .map(ACKNOWLEDGED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> damaged.merge(line.group(2), Long.parseLong(line.group(1)), Math::max));
        return damaged;
    }

    /**
     * The checkpoint that a note holds; whether to believe it is the signatures' to say.
     *
     * @throws NoteFormatException where it holds none
     */
    public static Checkpoint of(SignedNote note) {
        return parse(note.text());
    }

    /** As {@link #of(SignedNote)}, of the text that is signed. */
    public static Checkpoint parse(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.size() <= NEEDED_LINES || !lines.remove(lines.size() - 1).isEmpty()) {
            throw new NoteFormatException("a checkpoint has at least three lines: origin, size and root");
        }
        if (!SIZE.matcher(lines.get(1)).matches()) {
            throw new NoteFormatException("the second line of a checkpoint is its size, in decimal digits");
        }
        long size = Long.parseLong(lines.get(1));
        return new Checkpoint(lines.get(0), size, root(lines.get(2)), lines.subList(NEEDED_LINES, lines.size()));
    }

    /** The key that this checkpoint hands over to. */
    public Optional<VerifierKey> successor() {
        return extensions.stream()
                .filter(line -> line.startsWith(SUCCESSOR))
                .map(line -> VerifierKey.parse(line.substring(SUCCESSOR.length())))
                .findFirst();
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n').append(root).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static MerkleHash root(String line) {
        try {
            return MerkleHash.parse(line);
        } catch (IllegalArgumentException e) {
            throw new NoteFormatException("the third line of a checkpoint is its root: 32 bytes in base64");
        }
    }

    private static void requireLine(String line) {
        if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
            throw new NoteFormatException("a line of a checkpoint is not empty and holds no control character");
        }
    }
}
