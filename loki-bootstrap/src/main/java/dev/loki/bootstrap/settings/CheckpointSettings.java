package dev.loki.bootstrap.settings;

import dev.loki.domain.note.KeyName;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignatureType;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the audit chain is signed, and who is shown what was signed.
 *
 * @param keyFile the signing key; null where nothing is signed
 * @param origin what the chain is called; null to call it by its first line
 * @param everyEntries after how many entries a checkpoint is made
 * @param every after how much time one is made
 * @param witnessFile a file that is given every checkpoint; null where there is none
 * @param witnessUrl a C2SP tlog-witness; null where there is none
 * @param witnessKey that witness's key
 */
public record CheckpointSettings(
        @Nullable Path keyFile,
        @Nullable String origin,
        int everyEntries,
        Duration every,
        @Nullable Path witnessFile,
        @Nullable HttpEndpoint witnessUrl,
        @Nullable VerifierKey witnessKey) {

    private static final String URL = "LOKI_AUDIT_WITNESS_URL";
    private static final String KEY = "LOKI_AUDIT_WITNESS_KEY";
    private static final String ORIGIN = "LOKI_AUDIT_ORIGIN";

    static CheckpointSettings read(Variables variables) {
        HttpEndpoint url = url(variables);
        VerifierKey key = key(variables);
        if ((url == null) != (key == null)) {
            variables.problem(url == null ? URL : KEY, "expected where " + (url == null ? KEY : URL) + " is set");
        }
        return new CheckpointSettings(
                path(variables, "LOKI_AUDIT_SIGNING_KEY_FILE"),
                origin(variables),
                variables.number("LOKI_AUDIT_CHECKPOINT_ENTRIES", 1_000, 1, 1_000_000),
                Duration.ofMinutes(variables.number("LOKI_AUDIT_CHECKPOINT_MINUTES", 5, 1, 1_440)),
                path(variables, "LOKI_AUDIT_WITNESS_FILE"),
                url,
                key);
    }

    private static @Nullable String origin(Variables variables) {
        String origin = variables.text(ORIGIN).orElse(null);
        try {
            return origin == null ? null : KeyName.require(origin);
        } catch (NoteFormatException e) {
            variables.problem(ORIGIN, "expected a name such as example.com/audit/project-1");
            return null;
        }
    }

    private static @Nullable Path path(Variables variables, String name) {
        try {
            return variables.text(name).map(Path::of).orElse(null);
        } catch (InvalidPathException e) {
            variables.problem(name, "expected the path of a file");
            return null;
        }
    }

    private static @Nullable HttpEndpoint url(Variables variables) {
        try {
            // A method reference would load the HTTP client for everybody who has no witness.
            String url = variables.text(URL).orElse(null);
            return url == null ? null : HttpEndpoint.parse(url);
        } catch (IllegalArgumentException e) {
            variables.problem(URL, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable VerifierKey key(Variables variables) {
        try {
            String text = variables.text(KEY).orElse(null);
            VerifierKey key = text == null ? null : VerifierKey.parse(text);
            if (key != null && key.type() != SignatureType.COSIGNATURE) {
                variables.problem(KEY, "expected the key of a witness, of signature type 4 (C2SP tlog-cosignature)");
            }
            return key;
        } catch (NoteFormatException e) {
            variables.problem(KEY, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
