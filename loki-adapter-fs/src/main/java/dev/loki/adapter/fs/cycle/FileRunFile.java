package dev.loki.adapter.fs.cycle;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.policy.SinglePolicyFile;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.ports.cycle.RunFileSource;
import dev.loki.ports.policy.PolicyLoad;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** {@code run.yaml}, read as a policy file is; at most 1 MiB. Thread-safe. */
public final class FileRunFile implements RunFileSource {

    /** Its name. */
    public static final String NAME = "run.yaml";

    private static final String MISNAMED = "run.yml";

    private final Path folder;

    /** @param folder the project's {@code .loki} folder, which need not be there */
    public FileRunFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public PolicyLoad load() {
        try {
            RegularFile.requireRegular(folder.resolve(NAME));
        } catch (NoSuchFileException e) {
            return misnamed();
        } catch (IOException e) {
            return unreadable(NAME, "cannot be read: " + IoReason.of(e));
        }
        return new SinglePolicyFile(folder.resolve(NAME)).load();
    }

    private PolicyLoad misnamed() {
        try {
            RegularFile.requireRegular(folder.resolve(MISNAMED));
            return unreadable(MISNAMED, "this name is not read; rename it to " + NAME);
        } catch (IOException e) {
            return new PolicyLoad.Absent();
        }
    }

    private static PolicyLoad unreadable(String name, String message) {
        return new PolicyLoad.Unreadable(new PolicyProblem(name, 1, "", message));
    }
}
