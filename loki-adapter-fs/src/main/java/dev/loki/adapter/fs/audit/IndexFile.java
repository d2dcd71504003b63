package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LastingFile;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * {@code audit.index}, beside the chain: written by those who ask, never by those who record. One that cannot be read, or
 * is of another chain, is as good as none.
 */
final class IndexFile {

    /** Changes with the form. */
    private static final long MAGIC = 0x4c4f4b4941445801L; // LOKIADX, version 1

    private static final int HEADER = Long.BYTES + Integer.BYTES + Long.BYTES + 2 * Sha256.LENGTH;
    private static final int BLOCK = 3 * Long.BYTES + BloomFilter.WORDS * Long.BYTES;
    private static final int MOST_BYTES = 512 * 1024 * 1024;

    private final Storage storage;
    private final Path folder;
    private final String name;

    /**
     * @param name in the folder
     */
    IndexFile(Storage storage, Path folder, String name) {
        this.storage = storage;
        this.folder = folder;
        this.name = name;
    }

    /** The index of a log; {@link ChainIndex#EMPTY} where there is none that fits. */
    ChainIndex read(StorageFile log) throws IOException {
        try (StorageFile file = storage.openToRead(folder.resolve(name))) {
            long length = file.length();
            if (length < HEADER + Long.BYTES || length > MOST_BYTES) {
                return ChainIndex.EMPTY;
            }
            byte[] bytes = new byte[(int) length];
            return file.read(0, bytes) == length ? parse(bytes, log) : ChainIndex.EMPTY;
        } catch (NoSuchFileException e) {
            return ChainIndex.EMPTY;
        }
    }

    /** Keeps an index for those who ask later; it lasts only after what it speaks of. */
    void write(ChainIndex index, StorageFile log) throws IOException {
        byte[] bytes = spell(index, log);
        log.sync();
        storage.syncFolder(folder);
        storage.exclusively(folder.resolve("." + name + ".lock"), () -> {
            LastingFile.write(storage, folder, name, bytes);
            return name;
        });
    }

    private static ChainIndex parse(byte[] bytes, StorageFile log) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong() != MAGIC || in.getLong(bytes.length - Long.BYTES) != crc32(bytes)) {
            return ChainIndex.EMPTY;
        }
        int count = in.getInt();
        long end = in.getLong();
        byte[] ends = new byte[2 * Sha256.LENGTH];
        in.get(ends);
        boolean fits = count > 0
                && bytes.length == HEADER + (long) count * BLOCK + Long.BYTES
                && end > 0
                && end <= log.length()
                && Arrays.equals(ends, ends(log, end));
        return fits ? new ChainIndex(blocks(in, count), end) : ChainIndex.EMPTY;
    }

    private static List<IndexBlock> blocks(ByteBuffer in, int count) {
        List<IndexBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long offset = in.getLong();
            long earliest = in.getLong();
            long latest = in.getLong();
            long[] words = new long[BloomFilter.WORDS];
            in.asLongBuffer().get(words);
            in.position(in.position() + words.length * Long.BYTES);
            blocks.add(new IndexBlock(offset, earliest, latest, new BloomFilter(words)));
        }
        return blocks;
    }

    private static byte[] spell(ChainIndex index, StorageFile log) throws IOException {
        int count = index.blocks().size();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(HEADER + (long) count * BLOCK + Long.BYTES));
        out.putLong(MAGIC).putInt(count).putLong(index.end()).put(ends(log, index.end()));
        for (IndexBlock block : index.blocks()) {
            out.putLong(block.offset()).putLong(block.earliest()).putLong(block.latest());
            out.asLongBuffer().put(block.keys().words());
            out.position(out.position() + BloomFilter.WORDS * Long.BYTES);
        }
        out.putLong(crc32(out.array()));
        return out.array();
    }

    /** The hashes of the chain's first line, and of the last that the index knows: another chain has others. */
    private static byte[] ends(StorageFile log, long end) throws IOException {
        StoredLine first = new LineReader(log).next();
        byte[] ofFirst = Sha256.of(first == null ? new byte[0] : first.bytes());
        byte[] both = Arrays.copyOf(ofFirst, 2 * Sha256.LENGTH);
        byte[] ofLast = Sha256.of(LastLine.endingAt(log, end).bytes());
        System.arraycopy(ofLast, 0, both, Sha256.LENGTH, Sha256.LENGTH);
        return both;
    }

    /** The checksum over everything before it; it stands last. */
    private static long crc32(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - Long.BYTES);
        return sum.getValue();
    }
}
