package dev.loki.adapter.fs.policy;

import static dev.loki.ports.policy.PolicyFileName.JSON;
import static dev.loki.ports.policy.PolicyFileName.MISNAMED;
import static dev.loki.ports.policy.PolicyFileName.YAML;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy file of a project: {@code policies.json}, else {@code policies.yaml}, of at most {@value #MAX_BYTES} bytes.
 * Where there is no {@code .loki} folder one look is all the work, where it holds no policy file four; a parser is
 * loaded only for a file of its kind. The text that was read last is kept. Thread-safe.
 */
public final class FilePolicySource implements PolicySource {

    static final int MAX_BYTES = 1024 * 1024;

    private final Path folder;
    private volatile @Nullable Parsed parsed;

    /**
     * @param folder the project's {@code .loki} folder, which need not be there
     */
    public FilePolicySource(Path folder) {
        this.folder = folder;
    }

    @Override
    public PolicyLoad load() {
        try {
            return isFolderThere() ? loadFromFolder() : new PolicyLoad.Absent();
        } catch (PolicySyntaxException e) {
            return new PolicyLoad.Unreadable(e.problem());
        }
    }

    private PolicyLoad loadFromFolder() throws PolicySyntaxException {
        boolean isJson = isThere(JSON);
        boolean isYaml = isThere(YAML);
        if (isThere(MISNAMED)) {
            throw new PolicySyntaxException(MISNAMED, 1, "this name is not read; rename it to " + YAML);
        }
        if (isJson) {
            List<String> warnings = isYaml ? List.of(YAML + " is not used, because " + JSON + " is there") : List.of();
            return new PolicyLoad.Found(document(JSON), warnings);
        }
        return isYaml ? new PolicyLoad.Found(document(YAML), List.of()) : new PolicyLoad.Absent();
    }

    /** A file is read whole each time; what has the bytes of the last one says the same, and is not parsed anew. */
    private PolicyDocument document(String name) throws PolicySyntaxException {
        byte[] text = read(name);
        Parsed last = parsed;
        if (last != null && last.name.equals(name) && Arrays.equals(last.text, text)) {
            return last.document;
        }
        PolicyDocument document =
                name.equals(JSON) ? JsonPolicyFile.parse(name, text) : YamlPolicyFile.parse(name, text);
        PolicyDocument hashed = document.withHash(sha256(text));
        parsed = new Parsed(name, text, hashed);
        return hashed;
    }

    static String sha256(byte[] text) {
        return Sha256.hex(text);
    }

    /** A link must lead to a folder: one that leads nowhere is no "no such file". */
    private boolean isFolderThere() throws PolicySyntaxException {
        String name = String.valueOf(folder.getFileName());
        Optional<BasicFileAttributes> attributes = look(name, folder);
        if (attributes.isPresent() && !attributes.get().isDirectory() && !Files.isDirectory(folder)) {
            throw new PolicySyntaxException(
                    name, 1, "expected a folder; found something else, or a link that leads nowhere. Move it away");
        }
        return attributes.isPresent();
    }

    private boolean isThere(String name) throws PolicySyntaxException {
        return look(name, folder.resolve(name)).isPresent();
    }

    /** What stands at a path, links not followed; empty only where there is no such file. */
    private static Optional<BasicFileAttributes> look(String name, Path path) throws PolicySyntaxException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return absent(name, path);
        } catch (IOException e) {
            throw unreadable(name, IoReason.of(e));
        }
    }

    private static Optional<BasicFileAttributes> absent(String name, Path path) throws PolicySyntaxException {
        try {
            RegularFile.requireAbsent(path);
            return Optional.empty();
        } catch (UnusableFileException e) {
            throw unreadable(name, IoReason.of(e));
        }
    }

    private byte[] read(String name) throws PolicySyntaxException {
        try {
            return RegularFile.read(folder.resolve(name), MAX_BYTES);
        } catch (IOException e) {
            throw unreadable(name, IoReason.of(e));
        }
    }

    private static PolicySyntaxException unreadable(String name, String reason) {
        return new PolicySyntaxException(name, 1, "cannot be read: " + reason);
    }

    /** What was read last. */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    private record Parsed(String name, byte[] text, PolicyDocument document) {}
}
