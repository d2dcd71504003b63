package dev.loki.adapter.fs.run;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.run.OpenRun;
import dev.loki.ports.run.OpenRuns;
import dev.loki.ports.run.ProcessName;
import dev.loki.ports.run.RunReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The runs that are under way as files, {@code run-SESSION.json} in a folder. Thread-safe. */
public final class FileOpenRuns implements OpenRuns {

    private static final Pattern NAME = Pattern.compile("run-([A-Za-z0-9][A-Za-z0-9_-]{0,63})\\.json");
    private static final int MAX_BYTES = 4 * 1024;
    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

    private final Path folder;
    private final JsonReader json;

    /** @param folder usually {@code .loki/state/runs}; created with the first run */
    public FileOpenRuns(Path folder, JsonReader json) {
        this.folder = folder;
        this.json = json;
    }

    @Override
    public void keep(OpenRun run) {
        Path file = file(run.session());
        JsonObject told = JsonObject.builder()
                .put("governor", json(run.governor()))
                .put("command", json(run.command()))
                .build();
        try {
            PrivateFiles.createFolder(folder);
            WholeFile.write(file, (told + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RunReportException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    @Override
    public void forget(String session) {
        try {
            Files.deleteIfExists(file(session));
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public List<OpenRun> all() {
        List<OpenRun> runs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (runs.size() < MOST) {
                    read(file).ifPresent(runs::add);
                }
            }
        } catch (IOException e) {
            return runs;
        }
        return runs;
    }

    private Optional<OpenRun> read(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            JsonFields run =
                    JsonFields.of(json.readStrict(RegularFile.read(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS)));
            ProcessName command =
                    run.optionalObject("command").map(FileOpenRuns::name).orElse(null);
            return Optional.of(new OpenRun(name.group(1), name(run.object("governor")), command));
        } catch (IOException | JsonSyntaxException | JsonFieldException e) {
            return Optional.empty();
        }
    }

    private static ProcessName name(JsonFields process) {
        return new ProcessName(
                process.count("pid").orElse(0), process.text("start", LONGEST).orElse(""));
    }

    private static JsonValue json(@Nullable ProcessName process) {
        return process == null
                ? JsonNull.NULL
                : JsonObject.builder()
                        .put("pid", process.pid())
                        .put("start", process.start())
                        .build();
    }

    private Path file(String session) {
        String name = "run-" + session + ".json";
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected at most 64 letters, digits, _ or - in the id of a run");
        }
        return folder.resolve(name);
    }
}
