package dev.loki.application.checkpoint;

/** What may be said of a chain, in one of four ways. */
public enum Standing {
    /** Intact, and a checkpoint held elsewhere covers it. */
    ANCHORED("anchored"),
    /** Intact and covered from its newest segment on; what came before was damaged, and an operator acknowledged that. */
    PARTLY_ANCHORED("anchored in part"),
    /** Intact, but whoever holds the file could have cut its end off or written it anew. */
    NOT_ANCHORED("consistent but not anchored"),
    /** Not what it was. */
    TAMPERED("tampered");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** The standing in words, as reports and commands print it. */
    public String words() {
        return words;
    }
}
