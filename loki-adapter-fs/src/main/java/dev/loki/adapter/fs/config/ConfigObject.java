package dev.loki.adapter.fs.config;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.PolicyDocument;
import java.nio.file.Path;

/**
 * An object of a file, and where it stands.
 *
 * @param path of the file
 * @param field of the object within the file, such as {@code integrations.jira}; empty for all of it
 */
public record ConfigObject(Path path, PolicyDocument document, String field, JsonObject value) {

    /**
     * What is wrong with a field of it.
     *
     * @param name such as {@code recipients[1].name}; empty for the object itself
     */
    public UnusableFileException problem(String name, String expectation) {
        String whole = join(name);
        String pointer = whole.replace("~", "~0").replace("/", "~1");
        pointer = pointer.replace("[", "/").replace("]", "").replace(".", "/");
        int line = document.lineOf(pointer.isEmpty() ? "" : "/" + pointer);
        return new UnusableFileException(
                path + ":" + line + ": " + (whole.isEmpty() ? "" : whole + ": ") + expectation);
    }

    /**
     * An object within it; empty where there is none of that name.
     *
     * @throws UnusableFileException where it is something else
     */
    public ConfigObject object(String name) throws UnusableFileException {
        if (value.get(name) instanceof JsonObject object) {
            return new ConfigObject(path, document, join(name), object);
        }
        if (value.get(name) == null) {
            return new ConfigObject(path, document, join(name), JsonObject.EMPTY);
        }
        throw problem(name, "expected an object");
    }

    private String join(String name) {
        return field.isEmpty() || name.isEmpty() ? field + name : field + "." + name;
    }
}
