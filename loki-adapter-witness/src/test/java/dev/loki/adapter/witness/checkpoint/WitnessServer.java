package dev.loki.adapter.witness.checkpoint;

import dev.loki.verifier.LokiAuditVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A witness on a real port, by the rules of C2SP tlog-witness: it has its own reading of requests, its own Ed25519 and the
 * auditor's check of proofs, and shares nothing with the client. Knows one chain.
 */
final class WitnessServer extends Dispatcher implements AutoCloseable {

    static final long NOW = 1679315147;

    private static final String NAME = "witness.example/w1";

    private final MockWebServer server = new MockWebServer();
    private final KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final String origin;
    private final String trusted;
    private long size;
    private byte[] root = sha256();
    private String answer = "";
    private int requests;

    /**
     * @param trusted the start of the signature line that it takes for the chain's own
     */
    WitnessServer(String origin, String trusted) throws GeneralSecurityException, IOException {
        this.origin = origin;
        this.trusted = trusted;
        server.setDispatcher(this);
        server.start();
    }

    String url() {
        return server.url("/submit").toString();
    }

    String key() {
        return NAME + "+" + HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typedKey());
    }

    /** What it has seen. */
    synchronized long size() {
        return size;
    }

    synchronized int requests() {
        return requests;
    }

    /** From now on it answers this, whatever it is asked. */
    synchronized void alwaysAnswer(String body) {
        answer = body;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        requests++;
        if (!request.getUrl().encodedPath().equals("/submit/add-checkpoint")
                || !request.getMethod().equals("POST")) {
            return reply(405, "");
        }
        return answer.isEmpty() ? addCheckpoint(request.getBody().utf8()) : reply(200, answer);
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse addCheckpoint(String body) {
        int end = body.indexOf("\n\n");
        List<String> head = List.of(body.substring(0, end).split("\n", -1));
        String note = body.substring(end + 2);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        List<String> lines = List.of(text.split("\n", -1));
        if (!head.get(0).matches("old (0|[1-9][0-9]*)") || head.size() > 64 || !note.endsWith("\n")) {
            return reply(400, "");
        }
        if (!lines.get(0).equals(origin)) {
            return reply(404, "");
        }
        if (!note.contains("\n" + trusted)) {
            return reply(403, "");
        }
        long oldSize = Long.parseLong(head.get(0).substring(4));
        long newSize = Long.parseLong(lines.get(1));
        byte[] newRoot = Base64.getDecoder().decode(lines.get(2));
        if (oldSize > newSize) {
            return reply(400, "");
        }
        if (oldSize != size || (newSize == size && !Arrays.equals(root, newRoot))) {
            return reply(409, size + "\n");
        }
        List<byte[]> path =
                head.stream().skip(1).map(Base64.getDecoder()::decode).toList();
        if (!LokiAuditVerifier.Merkle.isConsistent(oldSize, newSize, root, newRoot, path)) {
            return reply(422, "");
        }
        size = newSize;
        root = newRoot;
        return reply(200, "\u2014 somebody.example AAAAAAAA\n" + cosign(text) + "\n");
    }

    /** The signature line of the witness over a checkpoint's text. */
    String cosign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(("cosignature/v1\ntime " + NOW + "\n" + text).getBytes(StandardCharsets.UTF_8));
            byte[] bytes = ByteBuffer.allocate(4 + 8 + 64)
                    .put(keyId())
                    .putLong(NOW)
                    .put(signer.sign())
                    .array();
            return "\u2014 " + NAME + " " + Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] typedKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return ByteBuffer.allocate(33)
                .put((byte) 4)
                .put(encoded, encoded.length - 32, 32)
                .array();
    }

    private byte[] keyId() {
        return Arrays.copyOf(sha256((NAME + "\n").getBytes(StandardCharsets.UTF_8), typedKey()), 4);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static MockResponse reply(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
