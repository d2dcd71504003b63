package dev.loki.application.checkpoint;

import dev.loki.domain.note.SignedNote;
import java.util.List;

/**
 * Checkpoints that are kept elsewhere, where whoever can write the chain cannot change them.
 *
 * @param source where, for messages
 * @param notes oldest first
 */
public record HeldCheckpoints(String source, List<SignedNote> notes) {

    public HeldCheckpoints {
        notes = List.copyOf(notes);
    }
}
