package dev.loki.application.checkpoint;

import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the chain against its checkpoints, those beside it and those elsewhere, in one pass over its lines. */
public final class EvidenceCheck {

    private static final String RECOVERY = "\"what\":\"recovery\"";

    private final ChainLines lines;
    private final CheckpointStore store;
    private final JsonReader json;
    private final @Nullable String origin;

    /**
     * @param origin what the chain is called; null where nobody named it
     */
    public EvidenceCheck(ChainLines lines, CheckpointStore store, JsonReader json, @Nullable String origin) {
        this.lines = lines;
        this.store = store;
        this.json = json;
        this.origin = origin;
    }

    /**
     * Says what can be proven.
     *
     * @param chain what verifying the lines alone found
     * @param held checkpoints that are kept elsewhere
     * @param trusted the keys to begin with; without any, signatures are not believed, and nothing is anchored
     * @param witnesses whose cosignature is as good as a copy elsewhere
     * @throws CheckpointException where the chain cannot be read
     */
    public EvidenceReport check(
            ChainVerdict chain,
            List<HeldCheckpoints> held,
            Collection<VerifierKey> trusted,
            Collection<VerifierKey> witnesses) {
        Claims claims = new Claims(trusted);
        List<Finding> findings = new ArrayList<>();
        List<SignedNote> own = new ArrayList<>();
        try {
            store.read(own::add);
        } catch (CheckpointException e) {
            findings.add(Finding.error(String.valueOf(e.getMessage())));
        }
        claims.add("audit.checkpoints", false, own);
        held.forEach(elsewhere -> claims.add(elsewhere.source(), true, elsewhere.notes()));
        findings.addAll(claims.findings());
        Pass pass = new Pass(claims, witnesses);
        pass.run();
        findings.addAll(pass.findings);
        boolean isTampered = !chain.valid() || findings.stream().anyMatch(Finding::isError);
        Standing intact = pass.anchor == null ? Standing.NOT_ANCHORED : Standing.ANCHORED;
        return new EvidenceReport(
                chain,
                isTampered ? Standing.TAMPERED : intact,
                own.size(),
                claims.all().stream().filter(Claim::isSigned).count(),
                claims.keysInForce(),
                pass.anchor,
                pass.recoveries,
                findings);
    }

    /** One pass over the lines; at each size that is claimed, the root so far is compared. */
    private final class Pass {

        private final List<Finding> findings = new ArrayList<>();
        private final Claims claims;
        private final Collection<VerifierKey> witnesses;
        private final NavigableMap<Long, List<Claim>> bySize = new TreeMap<>();
        private final CompactRange range = CompactRange.empty();
        private String ownOrigin = "";
        private long recoveries;
        private @Nullable Anchor anchor;

        Pass(Claims claims, Collection<VerifierKey> witnesses) {
            this.claims = claims;
            this.witnesses = witnesses;
            lines.read(0, (line, end) -> {
                ownOrigin = ChainTree.originOf(line);
                return false;
            });
            Set<String> known = claims.all().stream()
                    .filter(claim -> isOfThisChain(claim.checkpoint().origin()))
                    .map(Claim::source)
                    .collect(Collectors.toSet());
            claims.all().stream()
                    .filter(claim -> !isOfAnEarlierSegment(claim, known))
                    .forEach(claim -> bySize.computeIfAbsent(claim.checkpoint().size(), size -> new ArrayList<>())
                            .add(claim));
        }

        /** A place that knows this chain may know others: those before it, where an operator began anew. */
        private boolean isOfAnEarlierSegment(Claim claim, Set<String> knowing) {
            return claim.isHeld()
                    && knowing.contains(claim.source())
                    && !isOfThisChain(claim.checkpoint().origin());
        }

        void run() {
            compare(new byte[0]);
            lines.read(0, (line, end) -> {
                range.add(MerkleHash.ofLeaf(line));
                recoveries += isRecovery(line) ? 1 : 0;
                compare(line);
                return true;
            });
            bySize.tailMap(range.size(), false).values().stream()
                    .flatMap(List::stream)
                    .filter(this::counts)
                    .forEach(claim -> findings.add(
                            Finding.error(claim + ", and there are " + range.size() + ": entries are gone")));
            if (anchor != null) {
                anchor = new Anchor(anchor.source(), anchor.size(), anchor.at(), range.size() - anchor.size());
            }
        }

        private void compare(byte[] line) {
            for (Claim claim : bySize.getOrDefault(range.size(), List.of())) {
                if (counts(claim) && !isOfThisChain(claim.checkpoint().origin())) {
                    findings.add(Finding.error(claim + " is of another chain, "
                            + claim.checkpoint().origin() + "; this one is " + name()
                            + ": it was written anew, or these are not its checkpoints"));
                } else if (!claim.checkpoint().root().equals(range.root())) {
                    if (counts(claim)) {
                        findings.add(Finding.error(claim + " does not fit the chain: entries before it were changed"));
                    }
                } else if (claim.isSigned()) {
                    anchorAt(claim, line);
                }
            }
        }

        /** What nobody trusted signed proves nothing against the chain; where no key is known, anything counts. */
        private boolean counts(Claim claim) {
            return claim.isSigned() || !claims.canTell();
        }

        private boolean isOfThisChain(String name) {
            boolean isNamed = origin == null || origin.equals(name);
            return ChainTree.isOwn(name) ? name.equals(ownOrigin) : isNamed;
        }

        private String name() {
            return origin == null ? ownOrigin : origin;
        }

        private void anchorAt(Claim claim, byte[] line) {
            try {
                Optional<Claim.Cosignature> seen = claim.cosignature(witnesses);
                if (claim.isHeld() || seen.isPresent()) {
                    Instant at = seen.isPresent() ? seen.get().at() : timestamp(line);
                    String source =
                            claim.isHeld() ? claim.source() : seen.orElseThrow().witness();
                    anchor = new Anchor(source, claim.checkpoint().size(), at, 0);
                }
            } catch (NoteFormatException e) {
                findings.add(Finding.error(claim + ": " + e.getMessage()));
            }
        }
    }

    private boolean isRecovery(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).contains(RECOVERY)
                && entry(line)
                        .flatMap(entry -> entry.string("what"))
                        .filter("recovery"::equals)
                        .isPresent();
    }

    private @Nullable Instant timestamp(byte[] line) {
        try {
            return entry(line)
                    .flatMap(entry -> entry.string("timestamp"))
                    .map(Instant::parse)
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Optional<JsonObject> entry(byte[] line) {
        try {
            return json.readTolerant(line) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
