package dev.loki.domain.cost;

/** Something else was counted under the same key, so that this was not counted; the message says what to do. */
public final class ReusedKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReusedKeyException(String key) {
        super("another report was counted under the key \"" + key
                + "\", with other amounts or by somebody else; nothing"
                + " was counted. Give each report a key of its own, and send it unchanged where it is sent again");
    }
}
