package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.OwnFolder;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.scan.AcceptedFinding;
import dev.loki.ports.scan.BaselineException;
import dev.loki.ports.scan.BaselineStore;
import dev.loki.ports.scan.StoredBaseline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A baseline as a JSON file with one accepted finding a line, so that a review sees each. */
public final class BaselineFile implements BaselineStore {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final Pattern SALT = Pattern.compile("(?:[0-9a-f]{2}){16,64}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final String EXPECTED =
            "expected {\"salt\": 32 to 128 hex digits, \"accepted\": [{\"fingerprint\": 64 hex digits,"
                    + " \"detector\": a text, \"path\": a text}, ...]}";

    private final Path file;
    private final String name;
    private final JsonReader json;

    /** @param name what the file is called in messages */
    public BaselineFile(Path file, String name, JsonReader json) {
        this.file = file;
        this.name = name;
        this.json = json;
    }

    @Override
    public Optional<StoredBaseline> load() {
        try {
            return Optional.of(understood(json.readStrict(RegularFile.read(file, MOST_BYTES))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BaselineException(name + ": cannot be read: " + IoReason.of(e));
        } catch (JsonSyntaxException e) {
            throw new BaselineException(name + ":" + e.line() + ": " + e.getMessage());
        }
    }

    @Override
    public void save(StoredBaseline baseline) {
        try {
            OwnFolder.requireOutside(file);
            WholeFile.write(file, text(baseline).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BaselineException(name + ": cannot be written: " + IoReason.of(e));
        }
    }

    private StoredBaseline understood(JsonValue value) {
        if (value instanceof JsonObject object
                && object.string("salt")
                        .filter(salt -> SALT.matcher(salt).matches())
                        .isPresent()
                && object.get("accepted") instanceof JsonArray accepted) {
            List<AcceptedFinding> findings = new ArrayList<>();
            for (JsonValue element : accepted.elements()) {
                findings.add(finding(element, findings.size()));
            }
            return new StoredBaseline(object.string("salt").orElseThrow(), findings);
        }
        throw new BaselineException(name + ": " + EXPECTED);
    }

    private AcceptedFinding finding(JsonValue value, int index) {
        if (value instanceof JsonObject object
                && object.string("fingerprint")
                        .filter(text -> FINGERPRINT.matcher(text).matches())
                        .isPresent()) {
            return new AcceptedFinding(
                    object.string("fingerprint").orElseThrow(),
                    object.string("detector").orElse(""),
                    object.string("path").orElse(""));
        }
        throw new BaselineException(name + ": /accepted/" + index + ": " + EXPECTED);
    }

    private static String text(StoredBaseline baseline) {
        String lines = baseline.accepted().stream().map(BaselineFile::line).collect(Collectors.joining(",\n"));
        return "{\n  \"salt\": " + new JsonString(baseline.salt()) + ",\n  \"accepted\": ["
                + (lines.isEmpty() ? "" : "\n" + lines + "\n  ") + "]\n}\n";
    }

    private static String line(AcceptedFinding one) {
        return "    "
                + JsonObject.builder()
                        .put("fingerprint", one.fingerprint())
                        .put("detector", one.detector())
                        .put("path", one.path())
                        .build();
    }
}
