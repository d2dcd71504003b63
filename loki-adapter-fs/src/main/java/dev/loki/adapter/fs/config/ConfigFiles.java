package dev.loki.adapter.fs.config;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.policy.SinglePolicyFile;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.ports.policy.PolicyLoad;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code config.json}, else {@code config.yaml}; the first that is there is the only one that is read. JSON is read
 * strictly, and of YAML what says the same as JSON; at most 1 MiB. Thread-safe.
 *
 * @param folder the project's {@code .loki} folder, which need not be there
 */
public record ConfigFiles(Path folder) {

    private static final String JSON = "config.json";
    private static final String YAML = "config.yaml";
    private static final String MISNAMED = "config.yml";
    private static final int MAX_BYTES = 1024 * 1024;

    /**
     * What a member of the file says; empty where there is no file, or no such member.
     *
     * @throws UnusableFileException where a file cannot be read or understood; the message names file and line
     */
    public Optional<ConfigObject> member(String name) throws UnusableFileException {
        Optional<PolicyDocument> config = config();
        JsonValue value = config.isEmpty() ? null : value(config.get(), name);
        return value == null || value == JsonNull.NULL
                ? Optional.empty()
                : Optional.of(object(config.get(), value, name));
    }

    /**
     * What a member says in every one of the files that is there, for what must not be lost because another file is read
     * first. One that is there and says null is no object.
     *
     * @throws UnusableFileException where a file cannot be read or understood; the message names file and line
     */
    public List<ConfigObject> members(String name) throws UnusableFileException {
        List<ConfigObject> members = new ArrayList<>();
        for (PolicyDocument document : all()) {
            JsonValue value = value(document, name);
            if (value != null) {
                members.add(object(document, value, name));
            }
        }
        return members;
    }

    /**
     * A file of the folder as a whole, where it is there.
     *
     * @throws UnusableFileException where it cannot be read or understood; the message names file and line
     */
    public Optional<ConfigObject> whole(String name) throws UnusableFileException {
        if (!isThere(name)) {
            return Optional.empty();
        }
        PolicyDocument document = load(name);
        return Optional.of(object(document, document.root(), ""));
    }

    private Optional<PolicyDocument> config() throws UnusableFileException {
        requireNoneMisnamed();
        return isThere(JSON) ? Optional.of(load(JSON)) : yaml();
    }

    private List<PolicyDocument> all() throws UnusableFileException {
        requireNoneMisnamed();
        List<PolicyDocument> all = new ArrayList<>();
        if (isThere(JSON)) {
            all.add(load(JSON));
        }
        yaml().ifPresent(all::add);
        return all;
    }

    private Optional<PolicyDocument> yaml() throws UnusableFileException {
        return isThere(YAML) && saysSomething() ? Optional.of(load(YAML)) : Optional.empty();
    }

    private void requireNoneMisnamed() throws UnusableFileException {
        if (isThere(MISNAMED)) {
            throw problem(MISNAMED, 1, "this name is not read; rename it to " + YAML);
        }
    }

    private @Nullable JsonValue value(PolicyDocument document, String name) throws UnusableFileException {
        if (document.root() instanceof JsonObject root) {
            return root.get(name);
        }
        throw problem(document.file(), 1, "expected an object with names such as " + name);
    }

    private ConfigObject object(PolicyDocument document, JsonValue value, String field) throws UnusableFileException {
        if (value instanceof JsonObject object) {
            return new ConfigObject(folder.resolve(document.file()), document, field, object);
        }
        String name = field.isEmpty() ? "" : field + ": ";
        int line = document.lineOf(field.isEmpty() ? "" : "/" + field);
        throw problem(document.file(), line, name + "expected an object, found " + value.typeName());
    }

    private PolicyDocument load(String name) throws UnusableFileException {
        PolicyLoad load = new SinglePolicyFile(folder.resolve(name)).load();
        if (load instanceof PolicyLoad.Found found) {
            return found.document();
        }
        if (load instanceof PolicyLoad.Unreadable unreadable) {
            throw problem(
                    name, unreadable.problem().line(), unreadable.problem().message());
        }
        throw problem(name, 1, "it was removed meanwhile");
    }

    /** A config.yaml in which everything is commented out says nothing. */
    private boolean saysSomething() throws UnusableFileException {
        byte[] text = bytes(YAML);
        return text == null
                || new String(text, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .anyMatch(line -> !line.isEmpty() && !line.startsWith("#") && !line.equals("---"));
    }

    private boolean isThere(String name) throws UnusableFileException {
        return bytes(name) != null;
    }

    private byte @Nullable [] bytes(String name) throws UnusableFileException {
        try {
            return RegularFile.read(folder.resolve(name), MAX_BYTES);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw problem(name, 1, "cannot be read: " + IoReason.of(e));
        }
    }

    private UnusableFileException problem(String name, int line, String what) {
        return new UnusableFileException(folder.resolve(name) + ":" + line + ": " + what);
    }
}
