package dev.loki.application.checkpoint;

import dev.loki.domain.note.SignedNote;
import java.util.List;

/**
 * Checkpoints that are kept elsewhere, where whoever can write the chain cannot change them.
 *
 * @param source where, for messages
 * @param notes oldest first
 * @param doubts what is missing there or cannot be read, in one line each
 */
public record HeldCheckpoints(String source, List<SignedNote> notes, List<String> doubts) {

    public HeldCheckpoints {
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
    }

    /** Where nothing is in doubt. */
    public HeldCheckpoints(String source, List<SignedNote> notes) {
        this(source, notes, List.of());
    }
}
