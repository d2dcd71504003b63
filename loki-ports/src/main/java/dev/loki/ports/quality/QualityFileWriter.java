package dev.loki.ports.quality;

/** Writes what {@link QualityFiles} reads. Implementations are thread-safe. */
@FunctionalInterface
public interface QualityFileWriter {

    /**
     * Puts a file in the place of the one before; readers see all of it or nothing.
     *
     * @throws dev.loki.ports.run.RunReportException where it cannot be written
     */
    void write(QualityFiles.QualityFile file, byte[] content);
}
