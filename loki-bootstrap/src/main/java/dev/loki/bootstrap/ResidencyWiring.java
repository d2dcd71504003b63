package dev.loki.bootstrap;

import dev.loki.adapter.fs.residency.ResidencyFiles;
import dev.loki.application.policy.Safeguard;
import dev.loki.application.residency.ResidencySafeguard;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where data may go, as files and the environment say it, read once: an air gap cannot be switched off, nor on, beneath
 * connections that are open. Where neither says anything, no adapter is loaded.
 */
final class ResidencyWiring {

    private ResidencyWiring() {}

    /**
     * What all wiring needs, on a machine that is connected or not.
     *
     * @throws ConfigurationException where the air gap is on, and a variable leads out of the machine
     */
    static Basics basics(Settings settings, Project project, Consumer<String> warnings) {
        Residency residency = residency(settings, project);
        residency.faults().forEach(fault -> warnings.accept("everything is denied, and the air gap is on: " + fault));
        Optional<String> airGap = residency.airGap();
        airGap.ifPresent(reason -> AirGap.check(settings, reason));
        return Basics.of(settings, project, residency, outbound(airGap, new ConnectedWiring()), warnings);
    }

    /** What tells people that they are asked. Only policies say whether anybody is, so that runs are looked for only now. */
    static OutboundWiring outboundForApprovals(Basics basics) {
        return basics.isAirGapped()
                ? basics.outbound()
                : outbound(InheritedAirGap.find().map(rule -> rule.origin().toString()), basics.outbound());
    }

    private static OutboundWiring outbound(Optional<String> airGap, OutboundWiring connected) {
        return airGap.<OutboundWiring>map(reason -> new AirGappedWiring(reason, connected))
                .orElse(connected);
    }

    /** What is judged besides the policies; nothing where nothing is said. */
    static List<Safeguard> safeguards(Basics basics) {
        return basics.residency().restricts() ? List.of(new ResidencySafeguard(basics.residency())) : List.of();
    }

    /** A variable, and the run that this process is in, add to what files say, and take nothing from it. */
    private static Residency residency(Settings settings, Project project) {
        Residency said = Features.residencyMayBeSaid(project.lokiDir())
                ? new ResidencyFiles(project.lokiDir()).read()
                : Residency.NONE;
        String variable = settings.airGap();
        Residency here = variable == null ? said : said.and(ResidencyRule.airGap(new Origin(variable, 0)));
        return here.isAirGapped() || !settings.namesReceivers()
                ? here
                : InheritedAirGap.find().map(here::and).orElse(here);
    }
}
