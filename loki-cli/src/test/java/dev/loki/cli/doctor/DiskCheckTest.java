package dev.loki.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DiskCheckTest {

    private static final Path FOLDER = Path.of("/srv/shop/.loki");

    @Test
    void roomForTenMegabytesIsEnough() throws IOException {
        assertThat(DiskCheck.of(FOLDER, new Store(false, 10_000_000)).state()).isEqualTo(Diagnosis.State.WELL);
        assertThat(DiskCheck.of(FOLDER, new Store(false, 9_999_999)).state()).isEqualTo(Diagnosis.State.WRONG);
    }

    @Test
    void storeThatIsReadOnlyIsWrongHoweverMuchRoomItHas() throws IOException {
        Diagnosis diagnosis = DiskCheck.of(FOLDER, new Store(true, Long.MAX_VALUE));
        assertThat(diagnosis.state()).isEqualTo(Diagnosis.State.WRONG);
        assertThat(diagnosis.text()).contains("/srv/shop/.loki", "read-only", "a disk");
    }

    private static final class Store extends FileStore {

        private final boolean readOnly;
        private final long left;

        Store(boolean readOnly, long left) {
            this.readOnly = readOnly;
            this.left = left;
        }

        @Override
        public String name() {
            return "a disk";
        }

        @Override
        public String type() {
            return "none";
        }

        @Override
        public boolean isReadOnly() {
            return readOnly;
        }

        @Override
        public long getTotalSpace() {
            return left;
        }

        @Override
        public long getUsableSpace() {
            return left;
        }

        @Override
        public long getUnallocatedSpace() {
            return left;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public @Nullable Object getAttribute(String attribute) {
            return null;
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
