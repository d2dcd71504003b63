package dev.loki.domain.note;

/** A text is not the note, signature or key it should be. The message quotes no key. */
public final class NoteFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public NoteFormatException(String message) {
        super(message);
    }
}
