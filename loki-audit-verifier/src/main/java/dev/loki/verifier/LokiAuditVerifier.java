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
import java.util.NavigableMap;
import java.util.Optional;
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
 * It reads a chain ({@code audit.jsonl}) with its older segments ({@code audit-1.jsonl} and so on), files of checkpoints, inclusion proofs ({@code .tlog-proof}), consistency proofs
 * ({@code .consistency-proof}) and verifier keys ({@code .vkey}), tells them apart, and checks
 *
 * <ul>
 *   <li>each line of the chain: its number, its link to the line before, its hash;
 *   <li>each older segment: its length and SHA-256, which the first line of the next one names, and its lines;
 *   <li>each checkpoint: its signatures (Ed25519, C2SP signed-note), and its root against the chain (RFC 6962);
 *   <li>each proof: its hashes against the checkpoints in it, and the signatures of those.
 * </ul>
 *
 * Of a directory every segment and what stands beside the chain is looked at: one that is missing is found. Where files are
 * named, an older segment that is not among them is left out, and a note says so; checkpoints of it cannot be checked then.
 * A key is trusted where it is named, as {@code --key} or as a file, and never because it stands in a directory: whoever
 * can write the chain can put one beside it. Where checkpoints from elsewhere are named, those in the directory cover
 * nothing by themselves.
 *
 * <p>A checkpoint that a given key signed, and that the chain does not fit, is wrong, whatever the chain says of a loss;
 * unless a signed checkpoint of a later segment acknowledges it in a line {@code loki-acknowledged SIZE ORIGIN}. Then, and
 * where an operator kept a segment that was damaged already, the chain is anchored in part.
 *
 * <p>With {@code --part} the lines may be a part of a chain, from any number on. Their links and hashes are checked, and
 * checkpoints where the part begins with the chain. An inclusion proof of one of the lines then holds for it and for all
 * before it in the part, because each line names the hash of the one before.
 *
 * <p>Exit codes: 0 all that was given is right and signed; 1 something is wrong; 2 nothing is wrong, but no checkpoint of a
 * key that was given covers the chain, or only in part; 3 something could not be read or checked. What is wrong comes first. A line that is not in the form Loki writes is
 * wrong; a chain of another program is for {@code loki audit verify FILE}.
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
    private static final Pattern SEGMENT_START = Pattern.compile(
            ",\"what\":\"segment_start\",.*,\"metadata\":\\{\"previous\":(null"
                    + "|\"(audit-[0-9]{1,9}\\.jsonl)\",\"length\":([0-9]{1,18}),\"sha256\":\"([0-9a-f]{64})\",.*?\"valid\":(true|false),)");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("loki-acknowledged (0|[1-9][0-9]{0,17}) (.+)");
    private static final String OWN_FILE = "audit(-[0-9]{1,9})?\\.(jsonl|checkpoints)";
    private static final Pattern BESIDE =
            Pattern.compile("audit[.-](?!jsonl|.*\\.(lock|tmp)$).*|.*\\.cursor", Pattern.DOTALL);
    private static final int HASH_MEMBER = ",\"hash\":\"\"}".length() + 64;

    private final Report report;
    private final Signers signers;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();
    private NavigableMap<Long, List<Checkpoint>> expected = new TreeMap<>();
    private final Map<Long, Proven> proven = new TreeMap<>();
    private boolean isPart;
    /** What the other segments are called. */
    private final Set<String> others = new LinkedHashSet<>();

    /** Up to which size checkpoints of a chain need not fit. */
    private final Map<String, Long> acknowledged = new TreeMap<>();

    private boolean isInPart;

    /** Whether checkpoints were named that stand elsewhere: then only they, and witnesses, cover. */
    private boolean hasHeld;

    private long covered = -1;

    private LokiAuditVerifier(PrintStream out) {
        report = new Report(out);
        signers = new Signers(report);
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    /** Runs the program; returns its exit code. */
    public static int run(List<String> arguments, PrintStream out) {
        LokiAuditVerifier verifier = new LokiAuditVerifier(out);
        try {
            verifier.check(arguments);
        } catch (IOException | IllegalArgumentException e) {
            verifier.report.say("????", String.valueOf(e.getMessage()));
        }
        return verifier.exitCode();
    }

    private int exitCode() {
        return report.wrong ? 1 : report.unchecked ? 3 : covered < 0 || isInPart ? 2 : 0;
    }

    private void check(List<String> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--key") && i + 1 < arguments.size()) {
                signers.addKey(arguments.get(++i));
            } else if (arguments.get(i).equals("--part")) {
                isPart = true;
            } else {
                addFiles(Path.of(arguments.get(i)), files);
            }
        }
        if (files.isEmpty() && !report.wrong) {
            throw new IllegalArgumentException(
                    "usage: java LokiAuditVerifier.java [--part] [--key KEY]... FILE|DIRECTORY...");
        }
        for (Path file : ofKind("key", files)) {
            signers.addKey(text(file).strip());
        }
        List<Path> noted = ofKind("checkpoints", files);
        hasHeld = noted.stream().anyMatch(file -> !isBeside(file));
        for (Path file : noted) {
            checkpoints.addAll(signers.read(file, isBeside(file)));
        }
        for (Path file : ofKind(INCLUSION, files)) {
            checkInclusion(file);
        }
        for (Path file : ofKind(CONSISTENCY, files)) {
            checkConsistency(file);
        }
        List<Path> chains = ofKind("chain", files);
        if (!chains.isEmpty()) {
            checkSegments(chains);
        } else if (checkpoints.stream().anyMatch(this::counts)) {
            report.say(
                    folders.isEmpty() ? "note" : "BAD",
                    "there is no chain to hold the checkpoints against" + (folders.isEmpty() ? "" : ": it is gone"));
        }
    }

    /** What no given key signed proves nothing; where no key is given, anything counts. */
    private boolean counts(Checkpoint checkpoint) {
        return checkpoint.isSigned() || signers.keys.isEmpty();
    }

    // ---- files

    private void addFiles(Path path, List<Path> files) throws IOException {
        if (!Files.isDirectory(path)) {
            files.add(path);
            return;
        }
        folders.add(path);
        List<Path> names = new ArrayList<>();
        try (Stream<Path> found = Files.list(path)) {
            found.filter(file -> name(file).matches(OWN_FILE + "|.*(-proof|\\.vkey)"))
                    .sorted()
                    .forEach(names::add);
        }
        if (names.isEmpty()) {
            report.say("note", path + " holds nothing that can be checked");
        }
        for (Path file : names) {
            if (name(file).endsWith(".vkey")) {
                report.say(
                        "note", file + ": a key that stands beside the evidence is not trusted; name it to trust it");
            } else if (Files.isRegularFile(file)) {
                files.add(file);
            } else if (name(file).matches(OWN_FILE)) {
                report.say("BAD", file + " is no regular file");
            }
        }
        Path next = path.resolve("audit.jsonl.next");
        if (Files.exists(next) && !Files.exists(path.resolve("audit.jsonl"))) {
            files.add(next); // a crash kept it from its place
        } else if (Files.exists(next)) {
            report.say("note", next + " stands beside the chain, and is no part of it");
        }
        checkThatThereIsAChain(path);
    }

    private boolean isBeside(Path file) {
        return isInFolder(file) && name(file).matches(OWN_FILE);
    }

    private boolean isInFolder(Path file) {
        return file.getParent() != null && folders.contains(file.getParent());
    }

    /** Whoever cuts the chain cuts what stands beside it, too. */
    private boolean covers(Checkpoint checkpoint, boolean isBeside) {
        return checkpoint.isSigned() && (!hasHeld || !isBeside || checkpoint.isSeen());
    }

    /** What is written after the entries it speaks of bears witness to a chain that is gone. */
    private void checkThatThereIsAChain(Path folder) throws IOException {
        Path chain = folder.resolve("audit.jsonl");
        if (Files.exists(chain) ? Files.size(chain) > 0 : Files.exists(folder.resolve("audit.jsonl.next"))) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            found.map(LokiAuditVerifier::name)
                    .filter(name -> BESIDE.matcher(name).matches() && !name.endsWith(".vkey"))
                    .sorted()
                    .findFirst()
                    .ifPresent(name ->
                            report.say("BAD", chain + " is missing or empty, though " + name + " stands beside it"));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
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
        if (file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.next")) {
            return "chain"; // whatever its first bytes are now
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(64), StandardCharsets.UTF_8);
            if (start.startsWith("{\"seq\":")) {
                return "chain";
            }
            return Stream.of(INCLUSION, CONSISTENCY)
                    .filter(kind -> start.startsWith(kind + "\n"))
                    .findFirst()
                    .orElse("checkpoints");
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException(file + " is larger than " + MAX_FILE + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    // ---- the chain

    /** Follows the chain back from its newest segment, whose first line names the one before, and so on. */
    private void checkSegments(List<Path> chains) throws IOException {
        List<Path> left = new ArrayList<>(chains);
        Path newest = chains.size() == 1
                ? chains.get(0)
                : chains.stream()
                        .filter(file -> name(file).matches("audit\\.jsonl(\\.next)?"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "expected one chain, with an audit.jsonl where it has segments; found " + chains));
        List<Segment> segments = new ArrayList<>();
        Optional<Segment> next = Optional.of(new Segment(newest, false));
        boolean isNotGiven = false;
        boolean endsInDamage = false;
        while (next.isPresent()) {
            Segment segment = next.get();
            left.remove(segment.file);
            segments.add(0, segment);
            Matcher start = SEGMENT_START.matcher(new String(firstLine(segment.file), StandardCharsets.ISO_8859_1));
            boolean isNamed = !isPart && start.find();
            next = isNamed ? before(segment.file, start, left) : Optional.empty();
            endsInDamage = isNamed ? start.group(2) == null : segment.wasDamaged;
            isInPart |= endsInDamage || segment.wasDamaged;
            isNotGiven = isNamed && next.isEmpty() && !endsInDamage;
        }
        for (Path other : left) {
            report.say(endsInDamage ? "note" : "BAD", other + ": no segment that follows names it");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Segment each : segments) {
            names.put(originOf(each.file), name(each.file).replaceFirst("jsonl(\\.next)?$", "checkpoints"));
        }
        acknowledge(names);
        if (!isPart || firstNumber(newest) == 0) { // what begins in the middle does not tell its name
            leaveOutStrangers(names, isPart || isNotGiven);
        }
        for (Segment each : segments) {
            expected = expectedOf(each.file, names);
            others.clear();
            others.addAll(names.keySet());
            others.remove(originOf(each.file));
            report.isKnownDamage = each.wasDamaged;
            checkChain(each.file);
            report.isKnownDamage = false;
        }
        if (isInPart && covered >= 0) {
            report.say("note", "anchored in part: what came before was damaged, and an operator acknowledged that");
        }
    }

    /** No chain acknowledges its own damage; one without a name of its own is one of these segments. */
    private void acknowledge(Map<String, String> names) {
        for (Checkpoint checkpoint : checkpoints) {
            boolean isOfThese = !checkpoint.origin.startsWith(OWN_ORIGIN) || names.containsKey(checkpoint.origin);
            if (isOfThese && checkpoint.isSigned()) {
                checkpoint.acknowledged.forEach((origin, size) -> {
                    if (!origin.equals(checkpoint.origin)) {
                        acknowledged.merge(origin, size, Math::max);
                    }
                });
            }
        }
    }

    /** Says that a checkpoint does not fit, and how much that means. */
    private void sayUnfit(Checkpoint checkpoint, String message) {
        boolean isKnown = acknowledged.getOrDefault(checkpoint.origin, -1L) >= checkpoint.size;
        if (!counts(checkpoint)) {
            report.say("note", message + "; signed by no key that was given");
        } else if (isKnown) {
            isInPart = true;
            report.say("note", message + "; an operator acknowledged that when the next segment was signed");
        } else {
            report.insist(message);
        }
    }

    private record Segment(Path file, boolean wasDamaged) {}

    /** The segment that a first line names; empty where it is not there. */
    private Optional<Segment> before(Path file, Matcher start, List<Path> left) throws IOException {
        String name = start.group(2);
        if (name == null) {
            report.say("note", file + ": what came before it was gone when an operator began it");
            return Optional.empty();
        }
        Path before = file.resolveSibling(name);
        if (!left.contains(before)) {
            boolean isMissing = file.getParent() != null && folders.contains(file.getParent());
            report.say(
                    isMissing ? "BAD" : "note",
                    before + ", the segment before " + name(file) + ", is "
                            + (isMissing ? "missing" : "not given, and not checked"));
            return Optional.empty();
        }
        boolean isUnchanged = Files.size(before) == Long.parseLong(start.group(3))
                && hashOf(before).equals(start.group(4));
        report.say(
                isUnchanged ? "ok" : "BAD",
                before + (isUnchanged ? " is" : " is not") + " as it was kept when " + name(file) + " was begun");
        boolean wasDamaged = isUnchanged && start.group(5).equals("false");
        if (wasDamaged) {
            report.say("note", before + " was damaged already when it was kept");
        }
        return Optional.of(new Segment(before, wasDamaged));
    }

    private static String hashOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The checkpoints of one segment. One with a name of its own is of the segment whose checkpoints' file it is in. */
    private NavigableMap<Long, List<Checkpoint>> expectedOf(Path chain, Map<String, String> names) throws IOException {
        String origin = originOf(chain);
        String beside = String.valueOf(names.get(origin));
        boolean isNewest = new ArrayList<>(names.keySet()).indexOf(origin) == names.size() - 1;
        NavigableMap<Long, List<Checkpoint>> found = new TreeMap<>();
        for (Checkpoint checkpoint : checkpoints) {
            boolean isBeside = checkpoint.file.equals(beside) || (isNewest && !names.containsValue(checkpoint.file));
            boolean isOfThis = checkpoint.origin.startsWith(OWN_ORIGIN) ? checkpoint.origin.equals(origin) : isBeside;
            if (isOfThis) {
                found.computeIfAbsent(checkpoint.size, size -> new ArrayList<>())
                        .add(checkpoint);
            }
        }
        return found;
    }

    /**
     * Checkpoints of no segment are of another chain, or this one was written anew; unless a segment is not given and a
     * file that knows this chain knows it, too. Then nobody can tell.
     */
    private void leaveOutStrangers(Map<String, String> names, boolean isNotGiven) {
        Set<String> knowing = new LinkedHashSet<>();
        checkpoints.stream()
                .filter(checkpoint -> names.containsKey(checkpoint.origin))
                .forEach(checkpoint -> knowing.add(checkpoint.file));
        for (Checkpoint other : checkpoints) {
            if (other.origin.startsWith(OWN_ORIGIN) && !names.containsKey(other.origin)) {
                String is = other + " is of another chain, " + other.origin + "; this one is "
                        + String.join(", ", names.keySet());
                if (isNotGiven && knowing.contains(other.file) && counts(other)) {
                    report.say(isPart ? "note" : "????", is + ": give the older segments, too");
                } else {
                    sayUnfit(other, is);
                }
            }
        }
    }

    private void checkChain(Path file) throws IOException {
        long first = isPart ? firstNumber(file) : 0;
        covered = -1; // a proof counts where its line stands in the chain, a checkpoint where it is of the last segment
        long lines = first;
        String previous = first == 0 ? "GENESIS" : "";
        String time = "";
        Tree tree = new Tree();
        if (first == 0) {
            compare(0, tree, time);
        } else {
            expected = new TreeMap<>();
            report.say(
                    "note",
                    "a part of a chain, from line " + (first + 1) + " on: what came before is not checked here");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = nextLine(in); line.length > 0; line = nextLine(in)) {
                boolean isComplete = line[line.length - 1] == '\n';
                byte[] bytes = Arrays.copyOf(line, isComplete ? line.length - 1 : line.length);
                String where = file.getFileName() + " line " + (lines - first + 1) + ": ";
                if (bytes.length > MAX_LINE) {
                    report.say("BAD", where + "it is longer than any that Loki writes; what follows is not read");
                    break;
                }
                if (!isComplete) {
                    report.say("BAD", where + "it has no end; where it is the last, a crash may have torn it");
                }
                // A line in another charset has each of its bytes as one character, and is hashed by its bytes.
                Matcher parts = LINE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
                if (parts.matches()) {
                    checkLine(where, bytes, parts, lines, previous);
                    previous = parts.group(4);
                    time = parts.group(2);
                } else {
                    report.say(
                            "BAD", where + "not in the form Loki writes: it was changed, or another program wrote it");
                    previous = "";
                }
                byte[] leaf = Merkle.leafHash(bytes);
                compareProven(where, lines, leaf);
                tree.add(leaf);
                lines++;
                if (first == 0) {
                    compare(lines, tree, time);
                }
            }
        }
        report.say(report.wrong || report.unchecked ? "note" : "ok", file + ": " + (lines - first) + " lines read");
        for (Checkpoint beyond : all(expected.tailMap(lines, false))) {
            String says = beyond + " says there were " + beyond.size + " lines, and there are " + lines;
            if (isPart) {
                report.say("note", says + " here");
            } else {
                sayUnfit(beyond, says + ": lines are gone");
            }
        }
        if (covered >= 0) {
            report.say("note", (lines - covered) + " lines came after the last checkpoint that covers the chain");
        } else {
            String which = hasHeld
                    ? "no checkpoint held elsewhere that a key that was given signed"
                    : "no checkpoint of a key that was given";
            report.say("note", which + " covers the chain: consistent but not anchored");
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
        if (proof == null || others.contains(proof.origin)) {
            return;
        }
        if (!Arrays.equals(proof.leaf, leaf)) {
            report.say("BAD", where + "it is another than the one that is proven");
        } else {
            report.say(
                    "ok",
                    where + "is the one that is proven" + (proof.covers ? ", and the lines before it with it" : ""));
            covered = proof.covers ? Math.max(covered, number + 1) : covered;
        }
    }

    private record Proven(byte[] leaf, boolean covers, String origin) {}

    private void checkLine(String where, byte[] bytes, Matcher parts, long number, String previous) {
        if (Long.parseLong(parts.group(1)) != number) {
            report.say("BAD", where + "seq is " + parts.group(1) + ", expected " + number);
        }
        if (!previous.isEmpty() && !parts.group(3).equals(previous)) {
            report.say("BAD", where + "it does not name the hash of the line before");
        }
        byte[] hashed = Arrays.copyOf(bytes, bytes.length - HASH_MEMBER + 1);
        hashed[hashed.length - 1] = '}';
        if (!HexFormat.of().formatHex(sha256(hashed)).equals(parts.group(4))) {
            report.say("BAD", where + "its hash is not that of its bytes");
        }
    }

    private static String originOf(Path chain) throws IOException {
        return OWN_ORIGIN + HexFormat.of().formatHex(Merkle.leafHash(firstLine(chain)), 0, 8);
    }

    private static byte[] firstLine(Path chain) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(chain))) {
            byte[] line = nextLine(in);
            boolean isComplete = line.length > 0 && line[line.length - 1] == '\n';
            return Arrays.copyOf(line, isComplete ? line.length - 1 : line.length);
        }
    }

    /** Holds the tree of the lines so far against every checkpoint of this size. */
    private void compare(long size, Tree tree, String time) {
        for (Checkpoint checkpoint : expected.getOrDefault(size, List.of())) {
            if (!Arrays.equals(checkpoint.root, tree.root())) {
                sayUnfit(
                        checkpoint,
                        checkpoint + " has another root than the first " + size + " lines: they were changed");
            } else {
                report.say(
                        "ok",
                        checkpoint + " fits the first " + size + " lines" + (time.isEmpty() ? "" : ", until " + time)
                                + (checkpoint.isSigned()
                                        ? ", " + String.join(", ", checkpoint.signers)
                                        : "; signed by no key that was given"));
                covered = covers(checkpoint, checkpoint.isBeside) ? Math.max(covered, size) : covered;
            }
        }
    }

    /** A line with its newline, if it has one, and of an overlong one the beginning; empty at the end. */
    private static byte[] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
            if (line.size() > MAX_LINE) {
                break;
            }
        }
        return line.toByteArray();
    }

    // ---- proofs

    /** C2SP tlog-proof, whose extra data is the line itself. */
    private void checkInclusion(Path file) throws IOException {
        String[] blocks = text(file).split("\n\n", -1);
        List<String> head = List.of(blocks[0].split("\n"));
        if (blocks.length != 3
                || head.size() < 3
                || !head.get(1).startsWith("extra ")
                || !head.get(2).matches("index (0|[1-9][0-9]{0,17})")) {
            throw new IllegalArgumentException(file + ": expected a proof with its line, index, hashes and checkpoint");
        }
        byte[] line = base64(head.get(1).substring("extra ".length()));
        long index = Long.parseLong(head.get(2).substring("index ".length()));
        Checkpoint checkpoint =
                signers.checkpoint(file, isInFolder(file), blocks[1] + "\n", blocks[2].strip(), new LinkedHashSet<>());
        List<byte[]> path = head.stream().skip(3).map(LokiAuditVerifier::base64).toList();
        boolean holds = Merkle.isIncluded(index, checkpoint.size, Merkle.leafHash(line), path, checkpoint.root);
        sayProof(file, holds, "line " + (index + 1) + " of " + checkpoint.size, checkpoint.isSigned());
        if (holds) {
            boolean covers = covers(checkpoint, isInFolder(file));
            proven.put(index, new Proven(Merkle.leafHash(line), covers, checkpoint.origin));
            report.quote(new String(line, StandardCharsets.UTF_8));
        }
    }

    private void checkConsistency(Path file) throws IOException {
        String[] blocks = text(file).split("\n\n", -1);
        List<String> head = List.of(blocks[0].split("\n"));
        if (blocks.length != 5) {
            throw new IllegalArgumentException(file + ": expected a proof with its hashes and two checkpoints");
        }
        Set<String> retired = new LinkedHashSet<>();
        Checkpoint older = signers.checkpoint(file, isInFolder(file), blocks[1] + "\n", blocks[2].strip(), retired);
        Checkpoint newer = signers.checkpoint(file, isInFolder(file), blocks[3] + "\n", blocks[4].strip(), retired);
        List<byte[]> path = head.stream().skip(1).map(LokiAuditVerifier::base64).toList();
        boolean holds = older.origin.equals(newer.origin)
                && Merkle.isConsistent(older.size, newer.size, older.root, newer.root, path);
        sayProof(
                file,
                holds,
                "the first " + older.size + " of " + newer.size + " lines are unchanged",
                older.isSigned() && newer.isSigned());
    }

    private void sayProof(Path file, boolean holds, String what, boolean isSigned) {
        report.say(holds ? "ok" : "BAD", file + ": " + (holds ? "proves " : "does not prove ") + what);
        if (holds && isSigned) {
            covered = Math.max(covered, 0);
        } else if (holds) {
            report.say("note", file + ": signed by no key that was given");
        }
    }

    private static List<Checkpoint> all(Map<Long, List<Checkpoint>> checkpoints) {
        return checkpoints.values().stream().flatMap(List::stream).toList();
    }

    // ---- hashes and spellings

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

    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("expected standard base64");
        }
        return bytes;
    }

    // ---- the parts

    private record Checkpoint(
            String file,
            boolean isBeside,
            String origin,
            long size,
            byte[] root,
            Set<String> signers,
            Map<String, Long> acknowledged) {
        @Override
        public String toString() {
            return file + ": checkpoint " + size;
        }

        /** Witnesses only say that they saw it. */
        boolean isSigned() {
            return signers.stream().anyMatch(signer -> signer.startsWith("signed by"));
        }

        /** A witness keeps what it saw. */
        boolean isSeen() {
            return signers.stream().anyMatch(signer -> signer.startsWith("seen by"));
        }
    }

    /** What was found, said line by line. */
    private static final class Report {

        private final PrintStream out;
        private boolean wrong;
        private boolean unchecked;
        private boolean isKnownDamage;

        Report(PrintStream out) {
            this.out = out;
        }

        void say(String found, String message) {
            String verdict = isKnownDamage && !found.equals("ok") ? "note" : found;
            wrong |= verdict.equals("BAD");
            unchecked |= verdict.equals("????");
            out.printf("%-4s  %s%n", verdict, printable(message));
        }

        /** Says that something is wrong, whatever was damaged before. */
        void insist(String message) {
            boolean before = isKnownDamage;
            isKnownDamage = false;
            say("BAD", message);
            isKnownDamage = before;
        }

        /** A line of evidence below what was found. */
        void quote(String text) {
            out.println("      " + printable(text));
        }

        /** Without what a terminal obeys, or that turns the direction of text. */
        private static String printable(String text) {
            return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        }
    }

    /** The keys that are trusted, and the checkpoints they signed (C2SP tlog-checkpoint, signed-note, tlog-cosignature). */
    private static final class Signers {

        private final Report report;
        private final Map<String, Key> keys = new LinkedHashMap<>();

        Signers(Report report) {
            this.report = report;
        }

        /**
         * The checkpoints of a file, oldest first.
         *
         * @param isBeside whether it stands beside the chain, where nothing but Loki writes
         */
        List<Checkpoint> read(Path file, boolean isBeside) throws IOException {
            String text = text(file);
            Set<String> retired = new LinkedHashSet<>();
            Map<String, Long> sizes = new LinkedHashMap<>();
            List<Checkpoint> checkpoints = new ArrayList<>();
            int from = 0;
            try {
                for (int end = endOfNote(text, from); end > 0; end = endOfNote(text, from)) {
                    String[] note = note(file, text.substring(from, end));
                    from = end;
                    if (isCheckpoint(file, note[0])) {
                        Checkpoint checkpoint = checkpoint(file, isBeside, note[0], note[1], retired);
                        Long before = sizes.put(checkpoint.origin, checkpoint.size);
                        if (before != null && checkpoint.size < before) {
                            report.say("BAD", checkpoint + " follows on one of " + before);
                        }
                        checkpoints.add(checkpoint);
                    }
                }
            } catch (IllegalArgumentException e) {
                report.say(isBeside ? "BAD" : "????", String.valueOf(e.getMessage()));
                return checkpoints;
            }
            if (from < text.length()) {
                report.say(
                        "note", file + ": its end is no whole checkpoint, as a crash may leave it, and is passed over");
            }
            return checkpoints;
        }

        /** Behind the next empty line that follows on a signature; 0 where there is none. */
        private static int endOfNote(String text, int from) {
            boolean isAfterSignature = false;
            int line = from;
            for (int end = text.indexOf('\n', line); end >= 0; end = text.indexOf('\n', line)) {
                if (end == line && isAfterSignature) {
                    return end + 1;
                }
                isAfterSignature = text.startsWith("\u2014 ", line);
                line = end + 1;
            }
            return 0;
        }

        /** The text and the signatures of a note. */
        private static String[] note(Path file, String note) {
            int empty = note.indexOf("\n\n");
            String signatures = note.substring(Math.max(0, empty + 2)).strip();
            if (empty < 0 || !signatures.lines().allMatch(line -> line.matches("\u2014 \\S+ \\S+"))) {
                throw new IllegalArgumentException(file + ": expected checkpoints, found something else");
            }
            return new String[] {note.substring(0, empty + 1), signatures};
        }

        private boolean isCheckpoint(Path file, String text) {
            String[] lines = text.split("\n", -1);
            boolean isRight = lines.length > 3
                    && lines[1].matches("0|[1-9][0-9]{0,17}")
                    && lines[2].matches("[A-Za-z0-9+/]{43}=")
                    && text.chars().allMatch(c -> c >= ' ' || c == '\n');
            if (!isRight) {
                report.say("BAD", file + ": something that was signed is no checkpoint");
            }
            return isRight;
        }

        Checkpoint checkpoint(Path file, boolean isBeside, String text, String signatures, Set<String> retired) {
            List<String> lines = List.of(text.split("\n", 0));
            if (lines.size() < 3 || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
                throw new IllegalArgumentException(file + ": expected checkpoints, found something else");
            }
            Set<String> said = new LinkedHashSet<>();
            Set<String> by = signedBy(file, text, signatures, said);
            if (!by.isEmpty() && retired.containsAll(by)) {
                report.say(
                        "BAD",
                        file + ": checkpoint " + lines.get(1) + " is signed by a key that had handed over before");
            } else if (!by.isEmpty()) {
                lines.stream().skip(3).filter(line -> line.startsWith(NEXT_KEY)).forEach(line -> {
                    handOver(file, text, signatures, line.substring(NEXT_KEY.length()), by, retired);
                });
            }
            Map<String, Long> acknowledged = new LinkedHashMap<>();
            lines.stream()
                    .skip(3)
                    .map(ACKNOWLEDGED::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> acknowledged.merge(line.group(2), Long.parseLong(line.group(1)), Math::max));
            String name = String.valueOf(file.getFileName());
            long size = Long.parseLong(lines.get(1));
            return new Checkpoint(name, isBeside, lines.get(0), size, base64(lines.get(2)), said, acknowledged);
        }

        /** The next key is trusted where it signed, too. */
        private void handOver(
                Path file, String text, String signatures, String next, Set<String> by, Set<String> retired) {
            Signers alone = new Signers(report);
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
                if (bytes.length <= 4) {
                    throw new IllegalArgumentException(file + ": expected a signature, found one that is too short");
                }
                String name = parts.group(1) + "+" + HexFormat.of().formatHex(bytes, 0, 4);
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
                    report.say("BAD", file + ": the signature of " + key.name + " does not fit its checkpoint");
                } else if (key.type == 1) {
                    by.add(name);
                    said.add("signed by " + key.name);
                } else {
                    said.add("seen by " + key.name + " at " + Instant.ofEpochSecond(time));
                }
            }
            return by;
        }

        void addKey(String text) {
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
                throw new IllegalArgumentException(
                        "the key " + parts[0] + " is one under which a signature means nothing");
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

        private record Key(String name, int type, byte[] point) {}
    }

    /** The Merkle tree over the lines so far. */
    private static final class Tree {

        private final Deque<Node> stack = new ArrayDeque<>();

        void add(byte[] leaf) {
            Node node = new Node(leaf, 1);
            while (!stack.isEmpty() && stack.getLast().leaves == node.leaves) {
                node = new Node(Merkle.nodeHash(stack.removeLast().hash, node.hash), 2 * node.leaves);
            }
            stack.addLast(node);
        }

        byte[] root() {
            byte[] root = new byte[0];
            for (Node node : (Iterable<Node>) stack::descendingIterator) {
                root = root.length == 0 ? node.hash : Merkle.nodeHash(node.hash, root);
            }
            return root.length == 0 ? sha256(root) : root;
        }

        private record Node(byte[] hash, long leaves) {}
    }

    /** Hashes and proofs of the Merkle tree of RFC 6962, section 2.1. */
    public static final class Merkle {

        private Merkle() {}

        /** The root over these leaf hashes. */
        public static byte[] root(List<byte[]> leafHashes) {
            Tree tree = new Tree();
            leafHashes.forEach(tree::add);
            return tree.root();
        }

        /** The hash of a line. */
        public static byte[] leafHash(byte[] line) {
            return sha256(new byte[] {0}, line);
        }

        private static byte[] nodeHash(byte[] left, byte[] right) {
            return sha256(new byte[] {1}, left, right);
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
        public static boolean isConsistent(
                long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> path) {
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
    }
}
