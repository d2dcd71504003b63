package dev.loki.domain.merkle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The vectors of the authors, from {@code rfc6962-vectors.txt}. */
final class Rfc6962Vectors {

    private static final List<String> LINES = lines();

    private Rfc6962Vectors() {}

    static List<byte[]> leaves() {
        return of("leaf")
                .map(v -> HexFormat.of().parseHex(v[1].equals("-") ? "" : v[1]))
                .toList();
    }

    /** By size, from 0. */
    static List<MerkleHash> roots() {
        return of("root").map(v -> hash(v[2])).toList();
    }

    static Stream<InclusionProof> inclusionProofs() {
        return of("inclusion").map(v -> new InclusionProof(Long.parseLong(v[1]), Long.parseLong(v[2]), path(v)));
    }

    static Stream<ConsistencyProof> consistencyProofs() {
        return of("consistency").map(v -> new ConsistencyProof(Long.parseLong(v[1]), Long.parseLong(v[2]), path(v)));
    }

    static MerkleHash hash(String hex) {
        return MerkleHash.parse(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)));
    }

    private static List<MerkleHash> path(String[] values) {
        return Arrays.stream(values).skip(3).map(Rfc6962Vectors::hash).toList();
    }

    private static Stream<String[]> of(String kind) {
        return LINES.stream().map(line -> line.split(" ", -1)).filter(values -> values[0].equals(kind));
    }

    private static List<String> lines() {
        try (InputStream in = Rfc6962Vectors.class.getResourceAsStream("rfc6962-vectors.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
