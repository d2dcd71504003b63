package dev.loki.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks Loki's audit chain without Loki. It needs a JDK 17 or newer, no network and no other file of Loki, and shares no
 * code with the program that wrote the chain:
 *
 * <pre>java LokiAuditVerifier.java [--part] [--key VERIFIER-KEY]... FILE|DIRECTORY...</pre>
 *
 * It reads chains ({@code audit.jsonl}), files of checkpoints, inclusion proofs ({@code .tlog-proof}), consistency proofs
 * ({@code .consistency-proof}) and verifier keys ({@code .vkey}), tells them apart, and checks
 *
 * <ul>
 *   <li>each line of the chain: its number, its link to the line before, its hash;
 *   <li>each checkpoint: its signatures (Ed25519, C2SP signed-note), and its root against the chain (RFC 6962);
 *   <li>each proof: its hashes against the checkpoints in it, and the signatures of those.
 * </ul>
 *
 * With {@code --part} the lines may be a part of a chain, from any number on. Their links and hashes are checked, and
 * checkpoints where the part begins with the chain. An inclusion proof of one of the lines then holds for it and for all
 * before it in the part, because each line names the hash of the one before.
 *
 * <p>Exit codes: 0 all that was given is right and signed; 1 something is wrong; 2 nothing is wrong, but no checkpoint of a
 * key that was given covers the chain; 3 something could not be read or checked.
 *
 * <p>The hash of a line is SHA-256 over its exact bytes without the member {@code "hash"} at its end. The Merkle tree has
 * a leaf for each line, without its newline.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public final class LokiAuditVerifier {

    private static final int MAX_LINE = 16 * 1024 * 1024;
    private static final long MAX_FILE = 256L * 1024 * 1024;
    private static final String INCLUSION = "c2sp.org/tlog-proof@v1";
    private static final String CONSISTENCY = "loki/consistency-proof@v1";
    private static final String NEXT_KEY = "loki-next-key ";
    private static final String OWN_ORIGIN = "loki/agent-chain/";
    private static final Pattern LINE = Pattern.compile(
            "\\{\"seq\":(0|[1-9][0-9]{0,17}),\"timestamp\":\"([^\"]*)\",.*"
                    + ",\"previousHash\":\"(GENESIS|[0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\"\\}",
            Pattern.DOTALL);
    private static final int HASH_MEMBER = ",\"hash\":\"\"}".length() + 64;

    private final PrintStream out;
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final TreeMap<Long, List<Checkpoint>> expected = new TreeMap<>();
    private final Map<Long, Proven> proven = new TreeMap<>();
    private boolean isPart;
    private boolean wrong;
    private boolean unchecked;
    private long covered = -1;

    private LokiAuditVerifier(PrintStream out) {
        this.out = out;
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    /** Runs the program; returns its exit code. */
    public static int run(List<String> arguments, PrintStream out) {
        try {
            return new LokiAuditVerifier(out).check(arguments);
        } catch (IOException | IllegalArgumentException e) {
            out.println("????  " + e.getMessage());
            return 3;
        }
    }

    private int check(List<String> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--key") && i + 1 < arguments.size()) {
                addKey(arguments.get(++i));
            } else if (arguments.get(i).equals("--part")) {
                isPart = true;
            } else {
                files.addAll(filesIn(Path.of(arguments.get(i))));
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "usage: java LokiAuditVerifier.java [--part] [--key KEY]... FILE|DIRECTORY...");
        }
        for (Path file : ofKind("key", files)) {
            addKey(text(file).strip());
        }
        for (Path file : ofKind("checkpoints", files)) {
            readCheckpoints(file);
        }
        for (Path file : ofKind(INCLUSION, files)) {
            checkInclusion(file);
        }
        for (Path file : ofKind(CONSISTENCY, files)) {
            checkConsistency(file);
        }
        List<Path> chains = ofKind("chain", files);
        if (chains.size() > 1) {
            throw new IllegalArgumentException("expected one chain, found " + chains);
        }
        for (Path chain : chains) {
            checkChain(chain);
        }
        if (chains.isEmpty() && !expected.isEmpty()) {
            say("note", "there is no chain to hold the checkpoints against");
        }
        return wrong ? 1 : unchecked ? 3 : covered < 0 ? 2 : 0;
    }

    // ---- files

    private static List<Path> filesIn(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(/|\\\\)audit\\.(jsonl|checkpoints)|.*(-proof|\\.vkey)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> ofKind(String kind, List<Path> files) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files) {
            if (kind(file).equals(kind)) {
                found.add(file);
            }
        }
        return found;
    }

    private static String kind(Path file) throws IOException {
        if (file.toString().endsWith(".vkey")) {
            return "key";
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8);
            if (start.startsWith("{") || (start.isEmpty() && file.toString().endsWith(".jsonl"))) {
                return "chain";
            }
            return Stream.of(INCLUSION, CONSISTENCY)
                    .filter(kind -> start.startsWith(kind + "\n"))
                    .findFirst()
                    .orElse("checkpoints");
        } catch (IOException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException(file + " is larger than " + MAX_FILE + " bytes");
        }
        return Files.readString(file);
    }

    private void say(String verdict, String message) {
        wrong |= verdict.equals("BAD");
        unchecked |= verdict.equals("????");
        out.printf("%-4s  %s%n", verdict, message.replaceAll("\\p{Cntrl}", "?"));
    }

    // ---- the chain

    private void checkChain(Path file) throws IOException {
        long first = isPart ? firstNumber(file) : 0;
        covered = isPart ? -1 : covered; // a proof counts where its line stands in the part
        long lines = first;
        String previous = first == 0 ? "GENESIS" : "";
        String time = "";
        Deque<Node> stack = new ArrayDeque<>();
        if (first == 0) {
            leaveOutEarlierSegments(originOf(file));
            compare(0, stack, time);
        } else {
            expected.clear();
            say("note", "a part of a chain, from line " + (first + 1) + " on: what came before is not checked here");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = nextLine(in); line.length > 0; line = nextLine(in)) {
                boolean isComplete = line[line.length - 1] == '\n';
                byte[] bytes = Arrays.copyOf(line, isComplete ? line.length - 1 : line.length);
                String where = file.getFileName() + " line " + (lines - first + 1) + ": ";
                if (!isComplete) {
                    say("BAD", where + "it has no end; where it is the last, a crash may have torn it");
                }
                // A line in another charset has each of its bytes as one character, and is hashed by its bytes.
                Matcher parts = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
                if (parts.matches()) {
                    checkLine(where, bytes, parts, lines, previous);
                    previous = parts.group(4);
                    time = parts.group(2);
                } else {
                    say("????", where + "not in the form Loki writes, so that its hash cannot be checked here");
                    previous = "";
                }
                byte[] leaf = leafHash(bytes);
                compareProven(where, lines, leaf);
                push(stack, leaf);
                lines++;
                if (first == 0) {
                    compare(lines, stack, time);
                }
            }
        }
        say(wrong || unchecked ? "note" : "ok", file + ": " + (lines - first) + " lines read");
        for (Checkpoint beyond : all(expected.tailMap(lines, false))) {
            say(
                    isPart ? "note" : "BAD",
                    beyond + " says there were " + beyond.size + " lines, and there are " + lines
                            + (isPart ? " here" : ": lines are gone"));
        }
        if (covered >= 0) {
            say("note", (lines - covered) + " lines came after the last checkpoint that covers the chain");
        } else {
            say("note", "no checkpoint of a key that was given covers the chain: consistent but not anchored");
        }
    }

    /** What a part of a chain begins with. */
    private static long firstNumber(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Matcher start = Pattern.compile("\\{\"seq\":(0|[1-9][0-9]{0,17}),")
                    .matcher(new String(in.readNBytes(64), StandardCharsets.US_ASCII));
            return start.lookingAt() ? Long.parseLong(start.group(1)) : 0;
        }
    }

    /** A line that was proven must be this one. */
    private void compareProven(String where, long number, byte[] leaf) {
        Proven proof = proven.get(number);
        if (proof == null) {
            return;
        }
        if (!Arrays.equals(proof.leaf, leaf)) {
            say("BAD", where + "it is another than the one that is proven");
        } else {
            say(
                    "ok",
                    where + "is the one that is proven" + (proof.isSigned ? ", and the lines before it with it" : ""));
            covered = proof.isSigned ? Math.max(covered, number + 1) : covered;
        }
    }

    private record Proven(byte[] leaf, boolean isSigned) {}

    private void checkLine(String where, byte[] bytes, Matcher parts, long number, String previous) {
        if (Long.parseLong(parts.group(1)) != number) {
            say("BAD", where + "seq is " + parts.group(1) + ", expected " + number);
        }
        if (!previous.isEmpty() && !parts.group(3).equals(previous)) {
            say("BAD", where + "it does not name the hash of the line before");
        }
        byte[] hashed = Arrays.copyOf(bytes, bytes.length - HASH_MEMBER + 1);
        hashed[hashed.length - 1] = '}';
        if (!HexFormat.of().formatHex(sha256(hashed)).equals(parts.group(4))) {
            say("BAD", where + "its hash is not that of its bytes");
        }
    }

    private static String originOf(Path chain) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(chain))) {
            byte[] line = nextLine(in);
            boolean isComplete = line.length > 0 && line[line.length - 1] == '\n';
            byte[] bytes = Arrays.copyOf(line, isComplete ? line.length - 1 : line.length);
            return OWN_ORIGIN + HexFormat.of().formatHex(leafHash(bytes), 0, 8);
        }
    }

    /**
     * A file that knows this chain may know those before it, where an operator began anew. One that only knows others is
     * of another chain, or this one was written anew.
     */
    private void leaveOutEarlierSegments(String ownOrigin) {
        List<Checkpoint> others = new ArrayList<>(all(expected));
        others.removeIf(checkpoint -> !checkpoint.origin.startsWith(OWN_ORIGIN) || checkpoint.origin.equals(ownOrigin));
        Set<String> knowing = new LinkedHashSet<>();
        all(expected).stream()
                .filter(checkpoint -> checkpoint.origin.equals(ownOrigin))
                .forEach(checkpoint -> knowing.add(checkpoint.file));
        for (Checkpoint other : others) {
            boolean isEarlier = knowing.contains(other.file);
            say(
                    isEarlier ? "note" : "BAD",
                    other + " is of another chain, " + other.origin + "; this one is " + ownOrigin);
            expected.getOrDefault(other.size, new ArrayList<>()).remove(other);
        }
    }

    /** Holds the tree of the lines so far against every checkpoint of this size. */
    private void compare(long size, Deque<Node> stack, String time) {
        for (Checkpoint checkpoint : expected.getOrDefault(size, List.of())) {
            if (!Arrays.equals(checkpoint.root, root(stack))) {
                say("BAD", checkpoint + " has another root than the first " + size + " lines: they were changed");
            } else {
                say(
                        "ok",
                        checkpoint + " fits the first " + size + " lines" + (time.isEmpty() ? "" : ", until " + time)
                                + (checkpoint.isSigned()
                                        ? ", " + String.join(", ", checkpoint.signers)
                                        : "; signed by no key that was given"));
                covered = checkpoint.isSigned() ? Math.max(covered, size) : covered;
            }
        }
    }

    /** A line with its newline, if it has one; empty at the end. */
    private static byte[] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("a line is longer than " + MAX_LINE + " bytes");
            }
        }
        return line.toByteArray();
    }

    // ---- the Merkle tree of RFC 6962, section 2.1

    private record Node(byte[] hash, long leaves) {}

    private static void push(Deque<Node> stack, byte[] leaf) {
        Node node = new Node(leaf, 1);
        while (!stack.isEmpty() && stack.getLast().leaves == node.leaves) {
            node = new Node(nodeHash(stack.removeLast().hash, node.hash), 2 * node.leaves);
        }
        stack.addLast(node);
    }

    private static byte[] root(Deque<Node> stack) {
        byte[] root = new byte[0];
        for (Node node : (Iterable<Node>) stack::descendingIterator) {
            root = root.length == 0 ? node.hash : nodeHash(node.hash, root);
        }
        return root.length == 0 ? sha256(root) : root;
    }

    /** The root over these leaf hashes. */
    public static byte[] root(List<byte[]> leafHashes) {
        Deque<Node> stack = new ArrayDeque<>();
        leafHashes.forEach(leaf -> push(stack, leaf));
        return root(stack);
    }

    /** The hash of a line. */
    public static byte[] leafHash(byte[] line) {
        return sha256(new byte[] {0}, line);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long leftOf(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static List<byte[]> withoutLast(List<byte[]> path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the proof is too short");
        }
        return path.subList(0, path.size() - 1);
    }

    /** Whether the proof shows that the tree holds the leaf; PATH of section 2.1.1, undone from the root downwards. */
    public static boolean isIncluded(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
        try {
            return index >= 0 && index < size && Arrays.equals(rootOver(index, size, leaf, path), root);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] rootOver(long index, long size, byte[] leaf, List<byte[]> path) {
        if (size == 1) {
            requireUsed(path, 0);
            return leaf;
        }
        List<byte[]> below = withoutLast(path);
        byte[] beside = path.get(path.size() - 1);
        long left = leftOf(size);
        return index < left
                ? nodeHash(rootOver(index, left, leaf, below), beside)
                : nodeHash(beside, rootOver(index - left, size - left, leaf, below));
    }

    /** Whether the proof shows that the new tree begins with the old one; PROOF of section 2.1.2, undone. */
    public static boolean isConsistent(long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> path) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == 0) {
            return path.isEmpty() && Arrays.equals(oldRoot, sha256(new byte[0]));
        }
        try {
            byte[][] roots = rootsOver(oldSize, newSize, true, oldRoot, path);
            return Arrays.equals(roots[0], oldRoot) && Arrays.equals(roots[1], newRoot);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[][] rootsOver(long oldSize, long size, boolean isWhole, byte[] oldRoot, List<byte[]> path) {
        if (oldSize == size) {
            requireUsed(path, isWhole ? 0 : 1);
            byte[] both = isWhole ? oldRoot : path.get(0);
            return new byte[][] {both, both};
        }
        List<byte[]> below = withoutLast(path);
        byte[] beside = path.get(path.size() - 1);
        long left = leftOf(size);
        if (oldSize <= left) {
            byte[][] roots = rootsOver(oldSize, left, isWhole, oldRoot, below);
            return new byte[][] {roots[0], nodeHash(roots[1], beside)};
        }
        byte[][] roots = rootsOver(oldSize - left, size - left, false, oldRoot, below);
        return new byte[][] {nodeHash(beside, roots[0]), nodeHash(beside, roots[1])};
    }

    private static void requireUsed(List<byte[]> path, int hashes) {
        if (path.size() != hashes) {
            throw new IllegalArgumentException("the proof has another length");
        }
    }

    // ---- checkpoints and their signatures (C2SP tlog-checkpoint, signed-note, tlog-cosignature)

    private record Checkpoint(String file, String origin, long size, byte[] root, Set<String> signers) {
        @Override
        public String toString() {
            return file + ": checkpoint " + size;
        }

        /** Witnesses only say that they saw it. */
        boolean isSigned() {
            return signers.stream().anyMatch(signer -> signer.startsWith("signed by"));
        }
    }

    private record Key(String name, int type, byte[] point) {}

    private void readCheckpoints(Path file) throws IOException {
        String text = text(file);
        String[] blocks = text.split("\n\n", -1);
        String last = blocks[blocks.length - 1];
        boolean isWhole = blocks.length % 2 == 0 && last.startsWith("\u2014") && last.endsWith("\n");
        int whole = isWhole ? blocks.length : (blocks.length - 1) / 2 * 2;
        if (!isWhole && (blocks.length % 2 == 0 || !last.isEmpty())) {
            say("note", file + ": its last checkpoint is unfinished, as a crash may leave it, and is passed over");
        }
        Set<String> retired = new LinkedHashSet<>();
        for (int i = 0; i < whole; i += 2) {
            Checkpoint checkpoint = checkpoint(file, blocks[i] + "\n", blocks[i + 1].strip(), retired);
            expected.computeIfAbsent(checkpoint.size, size -> new ArrayList<>()).add(checkpoint);
        }
    }

    private Checkpoint checkpoint(Path file, String text, String signatures, Set<String> retired) {
        List<String> lines = List.of(text.split("\n", 0));
        if (lines.size() < 3 || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(file + ": expected checkpoints, found something else");
        }
        Set<String> said = new LinkedHashSet<>();
        Set<String> by = signedBy(file, text, signatures, said);
        if (!by.isEmpty() && retired.containsAll(by)) {
            say("BAD", file + ": checkpoint " + lines.get(1) + " is signed by a key that had handed over before");
        } else if (!by.isEmpty()) {
            lines.stream().skip(3).filter(line -> line.startsWith(NEXT_KEY)).forEach(line -> {
                handOver(file, text, signatures, line.substring(NEXT_KEY.length()), by, retired);
            });
        }
        String name = String.valueOf(file.getFileName());
        return new Checkpoint(name, lines.get(0), Long.parseLong(lines.get(1)), base64(lines.get(2)), said);
    }

    /** The next key is trusted where it signed, too. */
    private void handOver(Path file, String text, String signatures, String next, Set<String> by, Set<String> retired) {
        LokiAuditVerifier alone = new LokiAuditVerifier(out);
        alone.addKey(next);
        if (!alone.signedBy(file, text, signatures, new LinkedHashSet<>()).isEmpty()) {
            retired.addAll(by);
            addKey(next);
            retired.removeAll(alone.keys.keySet());
        }
    }

    /** The names and ids of the given keys that signed; what they and the witnesses said goes to the set. */
    private Set<String> signedBy(Path file, String text, String signatures, Set<String> said) {
        Set<String> by = new LinkedHashSet<>();
        for (String line : signatures.split("\n", -1)) {
            Matcher parts = Pattern.compile("\u2014 (\\S+) (\\S+)").matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException(file + ": expected a signature, found something else");
            }
            byte[] bytes = base64(parts.group(2));
            String name = parts.group(1) + "+" + HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
            Key key = keys.get(name);
            if (key == null) {
                continue;
            }
            byte[] signature = Arrays.copyOfRange(bytes, 4, bytes.length);
            long time = key.type == 4 && signature.length == 72
                    ? ByteBuffer.wrap(signature).getLong()
                    : 0;
            boolean isRight = key.type == 1
                    ? verifies(key, text, signature)
                    : time > 0
                            && time < 1L << 40
                            && verifies(
                                    key,
                                    "cosignature/v1\ntime " + time + "\n" + text,
                                    Arrays.copyOfRange(signature, 8, signature.length));
            if (!isRight) {
                say("BAD", file + ": the signature of " + key.name + " does not fit its checkpoint");
            } else if (key.type == 1) {
                by.add(name);
                said.add("signed by " + key.name);
            } else {
                said.add("seen by " + key.name + " at " + Instant.ofEpochSecond(time));
            }
        }
        return by;
    }

    private void addKey(String text) {
        String[] parts = text.split("\\+", 3);
        byte[] typed = parts.length == 3 ? base64(parts[2]) : new byte[0];
        if (typed.length != 33 || (typed[0] != 1 && typed[0] != 4)) {
            throw new IllegalArgumentException("expected a verifier key such as name+1a2b3c4d+AR..., of Ed25519");
        }
        byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("the id of the key " + parts[0] + " is not that of its bytes");
        }
        byte[] point = Arrays.copyOfRange(typed, 1, 33);
        if (isWeak(point)) {
            throw new IllegalArgumentException("the key " + parts[0] + " is one under which a signature means nothing");
        }
        keys.put(parts[0] + "+" + parts[1], new Key(parts[0], typed[0], point));
    }

    /** The points of small order, whatever their sign, and the spellings of a point that are not its own. */
    private static boolean isWeak(byte[] point) {
        byte[] y = point.clone();
        y[31] &= 0x7f;
        String hex = HexFormat.of().formatHex(y);
        String largest = "f".repeat(60) + "7f";
        return hex.equals("0".repeat(64))
                || hex.equals("01" + "0".repeat(62))
                || (hex.endsWith(largest) && (y[0] & 0xff) >= 0xec)
                || hex.equals("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
                || hex.equals("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    }

    private static boolean verifies(Key key, String text, byte[] signature) {
        try {
            byte[] der = HexFormat.of()
                    .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key.point));
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("expected standard base64");
        }
        return bytes;
    }

    // ---- proofs

    /** C2SP tlog-proof, whose extra data is the line itself. */
    private void checkInclusion(Path file) throws IOException {
        String[] blocks = text(file).split("\n\n", -1);
        List<String> head = List.of(blocks[0].split("\n"));
        if (blocks.length != 3 || head.size() < 3 || !head.get(2).startsWith("index ")) {
            throw new IllegalArgumentException(file + ": expected a proof with its line, index, hashes and checkpoint");
        }
        byte[] line = base64(head.get(1).replaceFirst("^extra ", ""));
        long index = Long.parseLong(head.get(2).substring("index ".length()));
        Checkpoint checkpoint = checkpoint(file, blocks[1] + "\n", blocks[2].strip(), new LinkedHashSet<>());
        List<byte[]> path = head.stream().skip(3).map(LokiAuditVerifier::base64).toList();
        boolean holds = isIncluded(index, checkpoint.size, leafHash(line), path, checkpoint.root);
        sayProof(file, holds, "line " + (index + 1) + " of " + checkpoint.size, checkpoint.isSigned());
        if (holds) {
            proven.put(index, new Proven(leafHash(line), checkpoint.isSigned()));
            out.println("      " + new String(line, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?"));
        }
    }

    private void checkConsistency(Path file) throws IOException {
        String[] blocks = text(file).split("\n\n", -1);
        List<String> head = List.of(blocks[0].split("\n"));
        if (blocks.length != 5) {
            throw new IllegalArgumentException(file + ": expected a proof with its hashes and two checkpoints");
        }
        Set<String> retired = new LinkedHashSet<>();
        Checkpoint older = checkpoint(file, blocks[1] + "\n", blocks[2].strip(), retired);
        Checkpoint newer = checkpoint(file, blocks[3] + "\n", blocks[4].strip(), retired);
        List<byte[]> path = head.stream().skip(1).map(LokiAuditVerifier::base64).toList();
        boolean holds =
                older.origin.equals(newer.origin) && isConsistent(older.size, newer.size, older.root, newer.root, path);
        sayProof(
                file,
                holds,
                "the first " + older.size + " of " + newer.size + " lines are unchanged",
                older.isSigned() && newer.isSigned());
    }

    private void sayProof(Path file, boolean holds, String what, boolean isSigned) {
        say(holds ? "ok" : "BAD", file + ": " + (holds ? "proves " : "does not prove ") + what);
        if (holds && isSigned) {
            covered = Math.max(covered, 0);
        } else if (holds) {
            say("note", file + ": signed by no key that was given");
        }
    }

    private static List<Checkpoint> all(Map<Long, List<Checkpoint>> checkpoints) {
        return checkpoints.values().stream().flatMap(List::stream).toList();
    }
}
