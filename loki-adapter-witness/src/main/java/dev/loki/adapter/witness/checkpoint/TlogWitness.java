package dev.loki.adapter.witness.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.HttpReply;
import dev.loki.http.HttpSender;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.checkpoint.WitnessException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A witness that signs checkpoints which grew from the one it signed before (C2SP tlog-witness). Thread-safe.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP, Transparency Log Witness Protocol</a>
 */
public final class TlogWitness implements Witness, AutoCloseable {

    private static final int MAX_REPLY_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n");
    private static final HttpHeaders HEADERS = HttpHeaders.of(Map.of("Content-Type", "text/plain; charset=utf-8"));

    private final HttpEndpoint endpoint;
    private final VerifierKey key;
    private final HttpSender sender = new HttpSender(TIMEOUT, MAX_REPLY_BYTES);

    /**
     * @param submissionPrefix the witness's address, to which {@code add-checkpoint} is appended
     * @param key the witness's own
     */
    public TlogWitness(HttpEndpoint submissionPrefix, VerifierKey key) {
        this.endpoint = submissionPrefix.resolve("add-checkpoint");
        this.key = key;
    }

    @Override
    public List<NoteSignature> show(SignedNote checkpoint, long previousSize, Proofs proofs) throws WitnessException {
        HttpReply reply = post(checkpoint, previousSize, proofs);
        if (reply.status() == 409) {
            reply = post(
                    checkpoint, sizeItHasSeen(reply, Checkpoint.of(checkpoint).size(), previousSize), proofs);
        }
        if (reply.status() != 200) {
            throw failure(reason(reply.status(), checkpoint));
        }
        return verified(text(reply), checkpoint);
    }

    @Override
    public void close() {
        sender.close();
    }

    private HttpReply post(SignedNote checkpoint, long oldSize, Proofs proofs) throws WitnessException {
        StringBuilder body = new StringBuilder("old " + oldSize + "\n");
        proofs.from(oldSize).path().forEach(hash -> body.append(hash).append('\n'));
        body.append('\n').append(checkpoint);
        try {
            return sender.post(endpoint, HEADERS, body.toString().getBytes(StandardCharsets.UTF_8));
        } catch (HttpFailure e) {
            throw new WitnessException(who() + ": " + e.getMessage(), e);
        }
    }

    private long sizeItHasSeen(HttpReply reply, long size, long told) throws WitnessException {
        if (!SIZE.matcher(text(reply)).matches()) {
            throw failure("answered 409 without the size it has seen");
        }
        long seen = Long.parseLong(text(reply).strip());
        if (seen > size) {
            throw failure("has seen " + seen + " entries, and the chain has " + size + ": was it cut?");
        }
        if (seen == told) {
            throw failure("has seen another chain of " + seen + " entries: was it changed?");
        }
        return seen;
    }

    private List<NoteSignature> verified(String reply, SignedNote checkpoint) throws WitnessException {
        try {
            List<NoteSignature> signatures = reply.lines()
                    .map(NoteSignature::parse)
                    .filter(key::isNamedBy)
                    .toList();
            if (signatures.isEmpty()) {
                throw failure("answered with no signature of the key in LOKI_AUDIT_WITNESS_KEY");
            }
            if (!signatures.stream().allMatch(signature -> key.verifies(checkpoint.text(), signature))) {
                throw failure("answered with a signature that does not fit the checkpoint");
            }
            return signatures;
        } catch (NoteFormatException e) {
            throw new WitnessException(who() + " answered with something else than signatures", e);
        }
    }

    private static String reason(int status, SignedNote checkpoint) {
        String origin = Checkpoint.of(checkpoint).origin();
        return switch (status) {
            case 403 -> "does not trust the key that signs; tell its operator the key of " + origin;
            case 404 -> "does not know the chain " + origin + "; tell its operator";
            case 409 -> "has seen another chain, or somebody else shows it checkpoints";
            case 422 -> "says that the chain did not grow from what it saw before: was it changed?";
            default -> "answered " + status;
        };
    }

    private static String text(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private WitnessException failure(String reason) {
        return new WitnessException(who() + " " + reason, null);
    }

    private String who() {
        return "the witness " + key.name();
    }
}
