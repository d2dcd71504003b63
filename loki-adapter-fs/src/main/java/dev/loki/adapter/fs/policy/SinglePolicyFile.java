package dev.loki.adapter.fs.policy;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One policy file of any name and place, such as one that is not in force yet. Thread-safe. */
public final class SinglePolicyFile implements PolicySource {

    private final Path file;

    /**
     * @param file its name ends in {@code .json}, {@code .yaml} or {@code .yml}
     */
    public SinglePolicyFile(Path file) {
        this.file = file;
    }

    @Override
    public PolicyLoad load() {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("(?s).*\\.(json|ya?ml)")) {
            return unreadable("expected a name that ends in .json, .yaml or .yml");
        }
        try {
            byte[] text = RegularFile.read(file, FilePolicySource.MAX_BYTES);
            PolicyDocument document =
                    name.endsWith(".json") ? JsonPolicyFile.parse(name, text) : YamlPolicyFile.parse(name, text);
            return new PolicyLoad.Found(document.withHash(FilePolicySource.sha256(text)), List.of());
        } catch (IOException e) {
            return unreadable("cannot be read: " + IoReason.of(e));
        } catch (PolicySyntaxException e) {
            return new PolicyLoad.Unreadable(e.problem());
        }
    }

    private PolicyLoad unreadable(String message) {
        return new PolicyLoad.Unreadable(new PolicyProblem(String.valueOf(file.getFileName()), 1, "", message));
    }
}
