package dev.loki.cli.status;

import dev.loki.bootstrap.Project;
import dev.loki.cli.approval.ApprovalText;
import dev.loki.cli.cost.BudgetText;
import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.ports.event.EventBusStats;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How things stand in a project, on one screen: each subject with its name, no line wider than the terminal. */
final class StatusText {

    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final int NAMES = 11;
    private static final int MOST_LISTED = 5;

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Terminal terminal) {
        this.terminal = terminal;
    }

    static List<String> lines(Project project, StatusReading status, Terminal terminal) {
        StatusText text = new StatusText(terminal);
        text.add(
                "project",
                project.root() + "  "
                        + status.at().truncatedTo(ChronoUnit.SECONDS).toString());
        text.run(status);
        text.audit(status);
        text.budgets(status.budgets());
        text.approvals(status);
        text.denials(status);
        text.events(status.events());
        status.troubles().forEach(trouble -> text.alarm("trouble", trouble));
        return text.lines;
    }

    private void run(StatusReading status) {
        SessionState session = status.session();
        if (session == null) {
            add("run", "none so far: loki run -- COMMAND");
            return;
        }
        section("run", session.lines(status.at()));
    }

    private void audit(StatusReading status) {
        ChainCheck chain = status.chain();
        if (chain == null) {
            alarm("audit", "cannot be read");
        } else if (chain.verdict().valid()) {
            add("audit", chain.text(status.at()));
        } else {
            alarm("audit", chain.text(status.at()) + "; see loki audit verify");
        }
    }

    private void budgets(List<BudgetStatus> budgets) {
        if (budgets.isEmpty()) {
            add("budgets", "none set");
            return;
        }
        BudgetText text = new BudgetText(terminal, lines::add);
        String name = "budgets";
        for (BudgetStatus budget : budgets) {
            lines.add(name(name) + text.line(budget, terminal.width() - NAMES));
            name = "";
        }
    }

    private void approvals(StatusReading status) {
        List<String> waiting = status.waiting().stream()
                .limit(MOST_LISTED)
                .map(request -> line(request, status))
                .toList();
        section("approvals", waiting.isEmpty() ? List.of("nothing waits") : waiting);
        if (status.waiting().size() > MOST_LISTED) {
            add("", (status.waiting().size() - MOST_LISTED) + " more: loki approve list");
        }
    }

    private static String line(ApprovalRequest request, StatusReading status) {
        String state =
                request.state() == ApprovalState.PENDING ? "" : request.state().wireName() + "  ";
        return request.id() + "  " + state + request.gate().name() + "  " + ApprovalText.left(request, status.at())
                + " left  " + ApprovalText.action(request);
    }

    private void denials(StatusReading status) {
        List<String> denials = status.denials().stream()
                .map(entry -> SessionState.ago(entry, status.at()) + "  " + why(entry))
                .map(text -> TextWidth.cutWithin(Printable.line(text), terminal.width() - NAMES, mark()))
                .toList();
        section("denials", denials.isEmpty() ? List.of("none") : denials);
    }

    private static String why(AuditEntry entry) {
        String why = entry.why() == null ? "" : entry.why();
        return entry.where() == null || why.contains(entry.where()) ? why : entry.where() + ": " + why;
    }

    private void events(@Nullable EventBusStats events) {
        if (events == null) {
            alarm("events", "cannot be read");
            return;
        }
        add("events", events.pending() + " pending, " + events.lastMinute() + " in the last minute");
        for (EventBusStats.Group group : events.groups()) {
            String dead = group.deadLetters() == 0 ? "" : ", " + Amounts.number(group.deadLetters(), "dead letter");
            String line =
                    group.name() + " is " + group.lag() + " behind" + dead + (group.active() ? "" : ", nobody there");
            add("", line);
        }
    }

    private void section(String name, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            add(i == 0 ? name : "", texts.get(i));
        }
    }

    private void add(String name, String text) {
        lines.add(name(name) + cut(text));
    }

    private void alarm(String name, String text) {
        lines.add(name(name) + painted(RED, cut(text)));
    }

    private String cut(String text) {
        return TextWidth.cut(Printable.line(text), terminal.width() - NAMES, mark());
    }

    private String mark() {
        return terminal.unicode() ? "\u2026" : "...";
    }

    private String name(String name) {
        return painted(BOLD, String.format(Locale.ROOT, "%-" + NAMES + "s", name));
    }

    private String painted(String colour, String text) {
        return terminal.colours() && !text.isBlank() ? colour + text + PLAIN : text;
    }
}
