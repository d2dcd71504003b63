package dev.loki.adapter.fs.file;

import java.io.IOException;

/**
 * Something that reads or writes.
 *
 * @param <T> what it brings
 */
@FunctionalInterface
public interface IoAction<T> {

    T call() throws IOException;
}
