package dev.loki.cli.outbox;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Outbox;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxProgress.Standing;
import dev.loki.ports.outbox.WaitingCall;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki outbox list}: the calls that wait. */
@Command(
        name = "list",
        description =
                "Lists the calls that wait, were exported or were refused: what, since when, and for which service.",
        footer = {
            "",
            "Exit codes: 0 done, 1 FILE was changed on its way, or is no export, 70 it cannot be read.",
            "",
            "Example: loki outbox list",
            "Example: loki outbox list monday.outbox --json"
        })
final class OutboxListCommand extends OutboxCommand {

    @Option(names = "--all", description = "Lists those that were sent, too, as long as they are kept.")
    private boolean all;

    @Mixin
    private JsonOption json = new JsonOption();

    OutboxListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Outbox outbox = loki.outbox();
        OutboxContents contents = contents(outbox, Optional.empty());
        Standing standing = outbox.standing(contents);
        List<WaitingCall> shown = contents.calls().stream()
                .filter(call -> all || !OutboxText.state(call, standing).equals(OutboxText.SENT))
                .toList();
        if (json.isWanted()) {
            invocation().out().println(json(contents, shown, standing));
        } else {
            print(shown, standing);
        }
        return ExitCode.OK;
    }

    private void print(List<WaitingCall> shown, Standing standing) {
        shown.stream()
                .map(call -> OutboxText.line(call) + "  " + OutboxText.state(call, standing) + reason(call, standing))
                .map(Printable::line)
                .forEach(invocation().out()::println);
        List<WaitingCall> waiting = waiting(shown, standing);
        String sum = waiting.isEmpty()
                ? "nothing waits"
                : "to be sent: " + OutboxText.byService(waiting) + "; since "
                        + waiting.get(0).at();
        invocation().out().println(Printable.line(sum));
    }

    private static String reason(WaitingCall call, Standing standing) {
        String reason = standing.refused().get(call.number());
        return reason == null ? "" : ": " + reason;
    }

    private static List<WaitingCall> waiting(List<WaitingCall> shown, Standing standing) {
        return shown.stream().filter(call -> standing.isWaiting(call.number())).toList();
    }

    private static JsonObject json(OutboxContents contents, List<WaitingCall> shown, Standing standing) {
        return JsonObject.builder()
                .put("outbox", contents.outbox().isEmpty() ? null : contents.outbox())
                .put("waiting", waiting(shown, standing).size())
                .put("calls", OutboxText.json(shown, call -> json(call, standing)))
                .build();
    }

    private static JsonObject json(WaitingCall call, Standing standing) {
        JsonObject object = OutboxText.json(call).with("state", new JsonString(OutboxText.state(call, standing)));
        String reason = standing.refused().get(call.number());
        return reason == null ? object : object.with("reason", new JsonString(reason));
    }
}
