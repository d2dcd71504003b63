package dev.loki.application.audit;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.FingerprintKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks texts that are secrets because of the name they stand under. Immutable and thread-safe. */
final class NamedTexts {

    /** What is taken for a secret under every name that tells of one, and under no other. */
    private static final String RANDOM = "q7Wk2ZtX9bLm4RvP8sHd6NcY";

    /** Nothing shorter is known to the scanner, and texts within JSON are many. */
    private static final int SHORTEST = 5;

    private final @Nullable FingerprintKey key;

    NamedTexts(@Nullable FingerprintKey key) {
        this.key = key;
    }

    /** The text as the first name that finds a secret in it masks it, or as it is. */
    String mask(String text, List<SecretName> behind) {
        if (text.length() < SHORTEST) {
            return text;
        }
        for (SecretName name : behind) {
            String masked = ContentScanner.SECRETS.maskBehind(name.before(), text, key);
            if (!masked.equals(text)) {
                return masked;
            }
        }
        return text;
    }

    /** The nearest name that tells of secrets: the one that counts for all within an array or object. */
    List<SecretName> telling(List<SecretName> behind) {
        for (SecretName name : behind) {
            if (!ContentScanner.SECRETS.maskBehind(name.before(), RANDOM, null).equals(RANDOM)) {
                return List.of(name);
            }
        }
        return List.of();
    }
}
