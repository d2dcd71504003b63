package dev.loki.adapter.process.run;

import dev.loki.domain.digest.Sha256;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.ProgramFinder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds programs as the system does: by their path, or in the folders of PATH. Thread-safe. */
public final class ProgramFiles implements ProgramFinder {

    /** A larger program has no digest, in bytes. */
    static final long LARGEST = 512L << 20;

    private static final String DEFAULT_PATH = "/bin:/usr/bin";
    private static final int PIECE = 1 << 16;

    private final long largest;

    public ProgramFiles() {
        this(LARGEST);
    }

    ProgramFiles(long largest) {
        this.largest = largest;
    }

    @Override
    public Optional<Program> find(Command command) {
        return candidates(command)
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst()
                .map(this::program);
    }

    /** Where the command's program may lie, in the order in which the system looks. */
    static Stream<Path> candidates(Command command) {
        String program = command.line().get(0);
        if (program.isEmpty() || program.indexOf('\0') >= 0) {
            return Stream.empty();
        }
        if (program.contains("/")) {
            return Stream.of(command.directory().resolve(program));
        }
        String path = command.environment().getOrDefault("PATH", DEFAULT_PATH);
        return Arrays.stream(path.split(":", -1))
                .map(folder -> command.directory().resolve(folder).resolve(program));
    }

    private Program program(Path found) {
        try {
            Path real = found.toRealPath();
            return new Program(real.toString(), sha256(real));
        } catch (IOException e) {
            return new Program(found.toString(), null);
        }
    }

    private @Nullable String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            long length = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                length += read;
                if (length > largest) {
                    return null;
                }
                digest.update(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
