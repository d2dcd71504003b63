package dev.loki.http;

import java.net.UnknownHostException;

/**
 * Nothing is sent to an address. The message says why, in one line, without path and query. It is an
 * {@link UnknownHostException} because that is what a look-up may end with.
 */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    RefusedAddressException(String message) {
        super(message);
    }
}
