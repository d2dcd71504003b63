package dev.loki.cli.outbox;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.Outbox;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.ports.outbox.OutboxContents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command about the calls of a file that was exported, or of the project's own outbox. */
@Command
abstract class OutboxCommand extends ProjectCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "What 'loki outbox export' wrote; without it, the project's own outbox.")
    private @Nullable Path file;

    OutboxCommand(Invocation invocation) {
        super(invocation);
    }

    /** @param sha256 the SHA-256 that the file must have, in hex; empty where none is known */
    final OutboxContents contents(Outbox outbox, Optional<String> sha256) {
        if (file == null && sha256.isPresent()) {
            throw new ConfigurationException(List.of("--sha256: expected a FILE whose SHA-256 it is"));
        }
        return file == null
                ? outbox.contents().orElse(new OutboxContents("", List.of()))
                : outbox.read(invocation().currentFolder().resolve(file), sha256);
    }
}
