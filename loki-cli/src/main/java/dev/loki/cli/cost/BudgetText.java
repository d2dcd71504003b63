package dev.loki.cli.cost;

import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.Window;
import dev.loki.domain.time.EpochNanos;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Budgets as a person reads them: how far each is used up, and when it ends. */
public final class BudgetText {

    private static final int BAR = 20;
    private static final int NAME = 16;
    private static final int WHOLE = 100;
    private static final int HIGH = 80;
    private static final int MOST_SHOWN = 9_999;
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final Consumer<String> out;

    /** @param out is given lines in which nothing but colours is hidden */
    public BudgetText(Terminal terminal, Consumer<String> out) {
        this.terminal = terminal;
        this.out = out;
    }

    void print(List<BudgetStatus> all) {
        int widest = all.stream()
                .mapToInt(status -> TextWidth.of(Printable.line(status.budget().name())))
                .max()
                .orElse(0);
        for (BudgetStatus status : all) {
            String name = TextWidth.padded(Printable.line(status.budget().name()), widest);
            out.accept(name + "  " + bar(status.percentage())
                    + String.format(Locale.ROOT, "  %3s %%  ", percentage(status.percentage()))
                    + Printable.line(used(status)));
            out.accept(" ".repeat(widest + 2) + Printable.line(outlook(status)));
        }
    }

    /** One line: the name, how far it is used up, and as many of the figures as there is room for. */
    public String line(BudgetStatus status, int width) {
        String name =
                TextWidth.padded(TextWidth.cut(Printable.line(status.budget().name()), NAME, mark()), NAME);
        String percent = String.format(Locale.ROOT, "  %3s %%  ", percentage(status.percentage()));
        String bar = bar(status.percentage());
        int left = width - NAME - 2 - BAR - (terminal.unicode() ? 0 : 2) - percent.length();
        String reached = status.exhausted() ? "used up: " : "";
        return name + "  " + bar + percent
                + TextWidth.cut(reached + Printable.line(used(status)), Math.max(0, left), mark());
    }

    private String mark() {
        return terminal.unicode() ? "\u2026" : "...";
    }

    /** Tokens, dollars and requests, in a line. */
    public static String consumed(Consumption consumption) {
        return number(consumption.tokens()) + " tokens, " + Dollars.text(consumption.micros()) + ", "
                + Amounts.number(consumption.requests(), "request");
    }

    private static String percentage(int percentage) {
        return percentage > MOST_SHOWN ? ">" + MOST_SHOWN : Integer.toString(percentage);
    }

    /** A terminal that is none is told by the figures. */
    private String bar(int percentage) {
        int filled = Math.min(BAR, (int) ((long) percentage * BAR / WHOLE));
        String bar = terminal.unicode()
                ? "\u2588".repeat(filled) + "\u2591".repeat(BAR - filled)
                : "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
        String colour = percentage >= WHOLE ? RED : percentage >= HIGH ? YELLOW : GREEN;
        return terminal.colours() ? colour + bar + PLAIN : bar;
    }

    private static String used(BudgetStatus status) {
        Budget budget = status.budget();
        StringBuilder used = new StringBuilder();
        if (budget.maxTokens() != null) {
            used.append(number(status.spent().tokens()))
                    .append(" of ")
                    .append(number(budget.maxTokens()))
                    .append(" tokens");
        }
        if (budget.maxMicros() != null) {
            used.append(used.isEmpty() ? "" : ", ")
                    .append(Dollars.text(status.spent().micros()))
                    .append(" of ")
                    .append(Dollars.text(budget.maxMicros()));
        }
        String reserved = amounts(budget, status.reserved());
        return used + (status.reserved().equals(Amount.NOTHING) ? "" : ", and " + reserved + " reserved");
    }

    private static String outlook(BudgetStatus status) {
        Budget budget = status.budget();
        String window = budget.window() instanceof Window.None
                ? ""
                : ", " + budget.window().text();
        String what = budget.scope().wireName() + " " + budget.of() + window + ", at the limit "
                + budget.onLimit().wireName();
        if (status.exhausted()) {
            return what + ": used up";
        }
        String rate = amounts(budget, status.perHour()) + " an hour";
        return status.exhaustedAt() == null
                ? what + "; " + rate
                : what + "; " + rate + ": used up on " + Amounts.time(EpochNanos.of(status.exhaustedAt()));
    }

    private static String amounts(Budget budget, Amount amount) {
        String tokens = budget.maxTokens() == null ? "" : number(amount.tokens()) + " tokens";
        String money = budget.maxMicros() == null ? "" : Dollars.text(amount.micros());
        return tokens + (tokens.isEmpty() || money.isEmpty() ? "" : " and ") + money;
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
