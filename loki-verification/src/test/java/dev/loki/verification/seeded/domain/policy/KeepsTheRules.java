package dev.loki.verification.seeded.domain.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a domain class may well do: values, text, digests, a clock that is handed in. */
public record KeepsTheRules(
        String name,
        List<byte[]> blocks,
        Kind kind,
        @Nullable Instant at) {
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final AtomicReference<String> LAST = new AtomicReference<>("");

    /** A closed choice. */
    public enum Kind {
        SMALL,
        LARGE
    }

    List<String> digest(InstantSource clock) throws NoSuchAlgorithmException {
        byte[] copy = new byte[blocks.get(0).length];
        System.arraycopy(blocks.get(0), 0, copy, 0, copy.length);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        LAST.set(HexFormat.of().formatHex(hash));
        return WORD.matcher(name)
                .results()
                .map(word -> describe() + word.group() + clock.instant())
                .toList();
    }

    private String describe() {
        return switch (kind) {
            case SMALL -> "small " + LAST.get();
            case LARGE -> "large " + blocks.size();
        };
    }
}
