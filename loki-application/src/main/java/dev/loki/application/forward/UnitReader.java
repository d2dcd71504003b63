package dev.loki.application.forward;

import dev.loki.domain.forward.ForwardedChain;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Reads whole entries: a line of a chain, or the lines of a checkpoint, which ends at an empty line after a signature
 * (C2SP signed-note). What is not whole yet is not handed out.
 */
final class UnitReader {

    private static final byte[] SIGNATURE = "\u2014 ".getBytes(StandardCharsets.UTF_8);

    private final ForwardedChain chain;
    private final ByteArrayOutputStream unit = new ByteArrayOutputStream();
    private boolean afterSignature;

    private UnitReader(ForwardedChain chain) {
        this.chain = chain;
    }

    /**
     * Hands out the entries from an offset on.
     *
     * @param consumer says whether to go on
     */
    static void read(SourceChain source, String segment, long offset, Predicate<Unit> consumer) {
        UnitReader reader = new UnitReader(source.chain());
        source.segments().read(segment, offset, (line, end) -> reader.accept(line, end, consumer));
    }

    private boolean accept(byte[] line, long end, Predicate<Unit> consumer) {
        unit.writeBytes(line);
        unit.write('\n');
        boolean whole = chain != ForwardedChain.CHECKPOINTS || (afterSignature && line.length == 0);
        afterSignature = line.length > SIGNATURE.length
                && Arrays.equals(line, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
        if (!whole) {
            return true;
        }
        byte[] bytes = unit.toByteArray();
        unit.reset();
        return consumer.test(new Unit(bytes, end));
    }
}
