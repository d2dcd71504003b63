package dev.loki.ports.forward;

/**
 * How far a chain was forwarded to one destination.
 *
 * @param confirmed everything before it was taken by the receiver
 * @param repeatFrom where to go on after trouble: some entries before {@code confirmed}, which a receiver that went down
 *     may have taken and lost
 * @param troubled whether there was trouble since the last entry was taken
 */
public record ForwardCursor(ChainPlace confirmed, ChainPlace repeatFrom, boolean troubled) {

    /** Before the first entry. */
    public static final ForwardCursor START = new ForwardCursor(ChainPlace.START, ChainPlace.START, false);

    /** Where to go on. */
    public ChainPlace next() {
        return troubled ? repeatFrom : confirmed;
    }

    /** The cursor after trouble. */
    public ForwardCursor afterTrouble() {
        return new ForwardCursor(confirmed, repeatFrom, true);
    }
}
