package dev.loki.adapter.fs.compliance;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.policy.SinglePolicyFile;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.DeclarationException;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.ports.policy.PolicyLoad;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a project declares: {@code compliance.json}, else {@code compliance} in {@code config.json}, else in
 * {@code config.yaml}; the first of these files that is there is the only one that is read. JSON is read strictly, and of
 * YAML what says the same as JSON; at most 1 MiB. Thread-safe.
 *
 * @param folder the project's {@code .loki} folder, which need not be there
 */
public record DeclarationFiles(Path folder) {

    private static final String WHOLE_FILE = "compliance.json";
    private static final String MEMBER = "compliance";
    private static final String JSON = "config.json";
    private static final String YAML = "config.yaml";
    private static final String MISNAMED = "config.yml";
    private static final int MAX_BYTES = 1024 * 1024;

    /**
     * Reads what is declared; nothing is, where no file says anything.
     *
     * @throws UnusableFileException where a file cannot be read or understood; the message names file, line and field
     */
    public Declaration read() throws UnusableFileException {
        if (isThere(WHOLE_FILE)) {
            PolicyDocument document = load(WHOLE_FILE);
            return declared(document, document.root(), "");
        }
        if (isThere(MISNAMED)) {
            throw problem(MISNAMED, 1, "this name is not read; rename it to " + YAML);
        }
        if (isThere(JSON)) {
            return ofMember(load(JSON));
        }
        return isThere(YAML) && saysSomething() ? ofMember(load(YAML)) : Declaration.NONE;
    }

    private Declaration ofMember(PolicyDocument config) throws UnusableFileException {
        if (!(config.root() instanceof JsonObject root)) {
            throw problem(config.file(), 1, "expected an object with names such as " + MEMBER);
        }
        JsonValue value = root.get(MEMBER);
        return value == null || value == JsonNull.NULL ? Declaration.NONE : declared(config, value, MEMBER);
    }

    private Declaration declared(PolicyDocument document, JsonValue value, String field) throws UnusableFileException {
        if (!(value instanceof JsonObject object)) {
            String name = field.isEmpty() ? "" : field + ": ";
            throw problem(
                    document.file(),
                    line(document, field),
                    name + "expected an object with what is declared, found " + value.typeName());
        }
        try {
            return Declaration.of(object);
        } catch (DeclarationException e) {
            String whole = field.isEmpty() ? e.field() : field + "." + e.field();
            throw problem(document.file(), line(document, whole), whole + ": " + e.expectation());
        }
    }

    /** The line of a field such as {@code recipients[1].name}, or of the nearest value around it. */
    private static int line(PolicyDocument document, String field) {
        String pointer = field.replace("~", "~0").replace("/", "~1");
        pointer = pointer.replace("[", "/").replace("]", "").replace(".", "/");
        return document.lineOf(pointer.isEmpty() ? "" : "/" + pointer);
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

    /** A config.yaml in which everything is commented out declares nothing. */
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
