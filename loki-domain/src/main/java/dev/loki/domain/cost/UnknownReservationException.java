package dev.loki.domain.cost;

/** There is no such reservation, so that nothing was counted; the message says what to do. */
public final class UnknownReservationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownReservationException(String id) {
        super("there is no reservation " + shortened(id) + ", or it was released long ago; record the usage without a"
                + " reservation, so that it counts");
    }

    private static String shortened(String id) {
        return id.length() > Reservation.LONGEST_ID ? id.substring(0, Reservation.LONGEST_ID) + "..." : id;
    }
}
