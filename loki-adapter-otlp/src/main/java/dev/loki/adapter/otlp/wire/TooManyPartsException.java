package dev.loki.adapter.otlp.wire;

/** A message is made of more parts than anybody would send. It is refused as a whole, whichever part it is found at. */
public final class TooManyPartsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    TooManyPartsException(int most) {
        super("more than " + most + " values; send smaller batches");
    }
}
