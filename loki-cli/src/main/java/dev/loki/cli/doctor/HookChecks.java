package dev.loki.cli.doctor;

import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.Hooks;
import dev.loki.cli.hook.HookOptions;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether the hooks that were put into agents' settings are whole, and what they cannot do. */
final class HookChecks {

    private static final String SUBJECT = "hooks";

    private HookChecks() {}

    static Stream<Diagnosis> look(Examination on) {
        HookInstaller installer = HookOptions.installer(on.invocation(), on.loki());
        Path client = new HookOptions().client(on.invocation());
        return Hooks.agents().stream().flatMap(agent -> look(agent, installer.standing(agent, false, client)));
    }

    private static Stream<Diagnosis> look(String agent, HookInstaller.Standing standing) {
        if (standing.trouble() != null) {
            return Stream.of(Diagnosis.wrong(
                    SUBJECT,
                    standing.settings() + " cannot be read: " + standing.trouble(),
                    "mend the file, then loki hook install " + agent));
        }
        if (!standing.installed().isEmpty() && !standing.against().isEmpty()) {
            return standing.against().stream()
                    .map(what -> Diagnosis.wrong(SUBJECT, "those of " + agent + " do not hold", what));
        }
        if (standing.isComplete()) {
            String cannot = String.join("; ", Hooks.limits(agent));
            return Stream.of(Diagnosis.well(SUBJECT, agent + " has hooks. What they cannot do: " + cannot));
        }
        return standing.installed().isEmpty() && !standing.others()
                ? Stream.empty()
                : Stream.of(Diagnosis.wrong(
                        SUBJECT,
                        "those of " + agent + " are not whole, or run another client",
                        "loki hook install " + agent));
    }
}
