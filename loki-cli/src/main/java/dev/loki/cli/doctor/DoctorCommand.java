package dev.loki.cli.doctor;

import dev.loki.bootstrap.Configuration;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectOption;
import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki doctor}: what is on, what is wrong, and how to mend it. */
@Command(
        name = "doctor",
        description =
                "Looks at the versions, the project, its disk, the variables, the policy file, the audit chain, budgets,"
                        + " approvals, events and trackers; says what is on and by which variable, what is wrong, and how to mend"
                        + " it. Changes nothing, and asks nobody: 'loki integrations doctor' asks the trackers.",
        footer = {
            "",
            "Exit codes: 0 nothing is wrong, 1 something is, 3 the project is not there.",
            "",
            "Example: loki doctor",
            "Example: loki doctor --json"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";
    private static final int SUBJECTS = 11;

    private final Invocation invocation;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private JsonOption json = new JsonOption();

    public DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project examined = invocation.project(project.folder);
        List<Diagnosis> all = examine(examined);
        long wrong = count(all, Diagnosis.State.WRONG);
        if (json.isWanted()) {
            invocation.out().println(json(examined, all, wrong));
        } else {
            all.forEach(this::print);
            invocation.out().println(wrong + " wrong, " + Amounts.number(count(all, Diagnosis.State.NOTE), "note"));
        }
        return wrong == 0 ? ExitCode.OK : ExitCode.DENIED;
    }

    /** What Loki itself complains of when it is made is told, too, each once. */
    private List<Diagnosis> examine(Project examined) {
        Map<String, String> environment = invocation.environment();
        Configuration configuration = Configuration.of(environment, examined);
        Set<String> wrong = new LinkedHashSet<>(configuration.problems());
        while (true) {
            List<String> warnings = new ArrayList<>();
            try (LokiEnterprise loki = LokiEnterprise.forCommandLine(
                    Configuration.without(List.copyOf(wrong), environment), examined, warnings::add)) {
                Configuration whole =
                        new Configuration(configuration.values(), configuration.unknown(), List.copyOf(wrong));
                List<Diagnosis> all =
                        new ArrayList<>(HealthChecks.look(new Examination(invocation, examined, whole, loki))
                                .toList());
                warnings.stream()
                        .distinct()
                        .filter(warning -> !wrong.contains(warning))
                        .forEach(warning -> all.add(Diagnosis.note("warning", warning, null)));
                return all;
            } catch (ConfigurationException e) {
                if (!wrong.addAll(e.problems())) {
                    return wrong.stream()
                            .map(problem -> Diagnosis.wrong("loki", problem, "set what is named as it is expected"))
                            .toList();
                }
            }
        }
    }

    private void print(Diagnosis diagnosis) {
        String state = diagnosis.state() == Diagnosis.State.WRONG
                ? "WRONG"
                : diagnosis.state().name().toLowerCase(Locale.ROOT);
        invocation
                .out()
                .println(painted(diagnosis.state(), TextWidth.padded(state, 5)) + "  "
                        + TextWidth.padded(diagnosis.subject(), SUBJECTS) + Printable.line(diagnosis.text()));
        if (diagnosis.remedy() != null) {
            invocation.out().println(" ".repeat(7 + SUBJECTS) + "-> " + Printable.line(diagnosis.remedy()));
        }
    }

    private String painted(Diagnosis.State state, String text) {
        if (state == Diagnosis.State.WELL || !Terminal.of(invocation).colours()) {
            return text;
        }
        return (state == Diagnosis.State.WRONG ? RED : YELLOW) + text + PLAIN;
    }

    private static long count(List<Diagnosis> all, Diagnosis.State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private static JsonObject json(Project project, List<Diagnosis> all, long wrong) {
        return JsonObject.builder()
                .put("project", project.root().toString())
                .put("well", wrong == 0)
                .put(
                        "findings",
                        new JsonArray(
                                all.stream().<JsonValue>map(Diagnosis::json).toList()))
                .build();
    }
}
