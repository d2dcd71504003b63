package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import java.io.EOFException;
import java.io.IOException;

/** Finds the line that ends at an offset, reading backwards: the cost is the line's length, not the file's. */
final class LastLine {

    private static final int BLOCK = 8 * 1024;

    private LastLine() {}

    /**
     * The line that ends at an offset.
     *
     * @param end beyond 0
     */
    static StoredLine endingAt(StorageFile file, long end) throws IOException {
        boolean isTerminated = read(file, end - 1, end)[0] == '\n';
        long textEnd = isTerminated ? end - 1 : end;
        long start = startOfLine(file, textEnd);
        if (textEnd - start > StoredLine.MAX_LENGTH) {
            return new StoredLine(start, new byte[0], Ending.TOO_LONG);
        }
        return new StoredLine(start, read(file, start, textEnd), isTerminated ? Ending.NEWLINE : Ending.END_OF_FILE);
    }

    private static long startOfLine(StorageFile file, long textEnd) throws IOException {
        long blockEnd = textEnd;
        while (blockEnd > 0 && textEnd - blockEnd <= StoredLine.MAX_LENGTH) {
            long blockStart = Math.max(0, blockEnd - BLOCK);
            byte[] block = read(file, blockStart, blockEnd);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return blockStart + i + 1;
                }
            }
            blockEnd = blockStart;
        }
        return blockEnd;
    }

    private static byte[] read(StorageFile file, long start, long end) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(end - start)];
        if (file.read(start, bytes) < bytes.length) {
            throw new EOFException("the file became shorter while it was read");
        }
        return bytes;
    }
}
