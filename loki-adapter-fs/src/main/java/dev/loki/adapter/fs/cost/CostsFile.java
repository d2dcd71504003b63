package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.LastingFile;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code costs.json}, as it was when it was last looked at. Not thread-safe. */
final class CostsFile {

    /** The largest that is read, in bytes. */
    static final int LARGEST = 16 * 1024 * 1024;

    private final Storage storage;
    private final CostFiles files;
    private final JsonReader json;
    private @Nullable FileStamp seen;

    CostsFile(Storage storage, CostFiles files, JsonReader json) {
        this.storage = storage;
        this.files = files;
        this.json = json;
    }

    /** Whether it is the one that was looked at last, unchanged. */
    boolean isUnchanged() throws IOException {
        return Objects.equals(stamp(), seen);
    }

    /**
     * What it says; empty where there is none.
     *
     * @throws DamagedCostsException where it says nothing that is understood
     */
    Optional<CostsTotals> read() throws IOException {
        FileStamp now = stamp();
        if (now == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CostsTotals.of(parsed(bytes())));
        } catch (JsonSyntaxException e) {
            throw damaged("is no JSON: " + e.describe());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw damaged(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** It agrees with the journal. */
    void accept() throws IOException {
        seen = stamp();
    }

    /** What was seen holds no more. */
    void forget() {
        seen = null;
    }

    boolean exists() throws IOException {
        return stamp() != null;
    }

    /** Writes it anew; it is durable when this returns. */
    void write(Ledger ledger) throws IOException {
        byte[] bytes = (CostsJson.of(ledger) + "\n").getBytes(StandardCharsets.UTF_8);
        LastingFile.write(storage, files.folder(), CostFiles.COSTS, bytes);
        seen = stamp();
    }

    private JsonObject parsed(byte[] bytes) throws JsonSyntaxException, DamagedCostsException {
        if (bytes.length == 0) {
            throw damaged("is empty");
        }
        if (json.readStrict(bytes) instanceof JsonObject object) {
            return object;
        }
        throw damaged("expected a JSON object");
    }

    private byte[] bytes() throws IOException {
        try (StorageFile file = storage.openToRead(files.costs())) {
            long length = file.length();
            if (length > LARGEST) {
                throw damaged("has " + length + " bytes, more than the " + LARGEST + " that are read");
            }
            byte[] bytes = new byte[(int) length];
            return Arrays.copyOf(bytes, file.read(0, bytes));
        } catch (NoSuchFileException | DamagedCostsException e) {
            throw e;
        } catch (IOException e) {
            throw damaged("cannot be read: " + IoReason.of(e));
        }
    }

    private @Nullable FileStamp stamp() throws IOException {
        try {
            return storage.stamp(files.costs());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private DamagedCostsException damaged(String what) {
        return new DamagedCostsException(files.costs(), what);
    }
}
