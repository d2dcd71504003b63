package dev.loki.adapter.fs.compliance;

import dev.loki.adapter.fs.config.ConfigFiles;
import dev.loki.adapter.fs.config.ConfigObject;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.DeclarationException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a project declares: {@code compliance.json}, else {@code compliance} in {@code config.json} or {@code config.yaml}.
 * Thread-safe.
 *
 * @param folder the project's {@code .loki} folder, which need not be there
 */
public record DeclarationFiles(Path folder) {

    private static final String WHOLE_FILE = "compliance.json";
    private static final String MEMBER = "compliance";

    /**
     * Reads what is declared; nothing is, where no file says anything.
     *
     * @throws UnusableFileException where a file cannot be read or understood; the message names file, line and field
     */
    public Declaration read() throws UnusableFileException {
        ConfigFiles files = new ConfigFiles(folder);
        Optional<ConfigObject> whole = files.whole(WHOLE_FILE);
        Optional<ConfigObject> declared = whole.isPresent() ? whole : files.member(MEMBER);
        return declared.isPresent() ? read(declared.get()) : Declaration.NONE;
    }

    private static Declaration read(ConfigObject declared) throws UnusableFileException {
        try {
            return Declaration.of(declared.value());
        } catch (DeclarationException e) {
            throw declared.problem(e.field(), e.expectation());
        }
    }
}
