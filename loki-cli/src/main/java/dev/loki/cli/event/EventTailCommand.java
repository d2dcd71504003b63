package dev.loki.cli.event;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventSubscription;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki event tail}: events as they come. */
@Command(
        name = "tail",
        description = "Prints events as they are published, until a signal ends it. On a terminal, types have colours;"
                + " NO_COLOR=1 leaves them out. It consumes nothing.",
        footer = {
            "",
            "Exit codes: 0 the events of --count were printed, 64 wrong usage, 128 + n ended by signal n.",
            "",
            "Example: loki event tail --type error --type task"
        })
final class EventTailCommand extends ProjectCommand implements OpenEnded {

    @Mixin
    private EventSelectionOptions selection = new EventSelectionOptions();

    @Option(names = "--count", paramLabel = "N", description = "Ends after this many events.")
    private int count = Integer.MAX_VALUE;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    EventTailCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count: expected a number from 1, found " + count);
        }
        EventText text = EventText.coloured(invocation(), json.isWanted());
        Predicate<Event> walk = selection.selection().walk();
        CountDownLatch left = new CountDownLatch(count);
        EventSubscription onlooker = loki.events().follow(event -> {
            if (left.getCount() > 0 && walk.test(event)) {
                text.print(event);
                countDown(left);
            }
        });
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            onlooker.close();
        }
        return ExitCode.OK;
    }

    /** Nobody reads any more: as other programs, it ends. */
    private void countDown(CountDownLatch left) {
        left.countDown();
        while (invocation().out().checkError() && left.getCount() > 0) {
            left.countDown();
        }
    }
}
