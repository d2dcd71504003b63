package dev.loki.bootstrap;

import dev.loki.adapter.fs.residency.ResidencyFiles;
import dev.loki.adapter.process.approval.Ancestor;
import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.bootstrap.settings.Variables;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.residency.ResidencyRule;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The air gap of a governed run that this process was started in, however indirectly: it stays on whatever a command within
 * unsets, and whichever project it names. Known as far as the operating system tells of processes.
 */
final class InheritedAirGap {

    private static final Optional<String> NOT_SEEN = Optional.of("the project, which is not to be seen,");

    private InheritedAirGap() {}

    /** Empty where this process is in no run that is air-gapped. */
    static Optional<ResidencyRule> find() {
        return of(new ProcessAncestry().upToTheLastGoverned());
    }

    static Optional<ResidencyRule> of(List<Ancestor> ancestors) {
        return ancestors.stream()
                .flatMap(ancestor -> reason(ancestor).map(reason -> reason + " of " + ancestor.name()).stream())
                .findFirst()
                .map(reason -> ResidencyRule.airGap(new Origin(reason, 0)));
    }

    private static Optional<String> reason(Ancestor ancestor) {
        return Optional.ofNullable(Settings.airGap(new Variables(ancestor.environment())))
                .or(() -> ancestor.isRun()
                        ? ancestor.directory().flatMap(folder -> ofRun(ancestor, folder))
                        : Optional.empty());
    }

    /** What its project says; one that cannot be seen may have said it. */
    private static Optional<String> ofRun(Ancestor run, Path folder) {
        if (!Files.isDirectory(folder)) {
            return NOT_SEEN;
        }
        try {
            Path named = run.project().map(Path::of).orElse(null);
            Path loki = Project.locate(named, run.environment(), folder).lokiDir();
            return new ResidencyFiles(loki).read().airGap();
        } catch (ConfigurationException | InvalidPathException e) {
            return NOT_SEEN;
        }
    }
}
