package dev.loki.cli.outbox;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki outbox confirm}: calls were sent from another machine. */
@Command(
        name = "confirm",
        description = {
            "Says that the calls up to NUMBER were sent from another machine. They are not exported any more, and are"
                    + " dropped where the outbox is full; nothing else is.",
            "For an operator, on the site, once 'loki outbox send FILE' said there that all is sent."
        },
        footer = {
            "",
            "Exit codes: 0 noted, 3 the call was not exported, or this is a governed run, 70 it cannot be noted.",
            "",
            "Example: loki outbox confirm 12"
        })
final class OutboxConfirmCommand extends ProjectCommand {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The last call that was sent.")
    private long number;

    @Mixin
    private JsonOption json = new JsonOption();

    OutboxConfirmCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        loki.outbox().confirm(number);
        invocation()
                .out()
                .println(
                        json.isWanted()
                                ? JsonObject.builder().put("sent", number).build()
                                : "calls up to " + number + " count as sent");
        return ExitCode.OK;
    }
}
