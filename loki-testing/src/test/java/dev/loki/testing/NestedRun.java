package dev.loki.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A JUnit run inside a test, under system properties of its own. */
final class NestedRun {
    private final SkipFile file;
    private final Map<String, String> properties = new HashMap<>();

    NestedRun(Path skipsFile) {
        file = new SkipFile(skipsFile);
        properties.put(SkipFile.PROPERTY, skipsFile.toString());
        properties.put(Required.PROPERTY, "");
        properties.put("loki.otelcol", "");
        properties.put("loki.schemas.dir", "");
    }

    NestedRun with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    Outcome run(Class<?> tests) {
        Map<String, Optional<String>> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        try (LauncherSession session = LauncherFactory.openSession()) {
            return execute(session.getLauncher(), tests);
        } finally {
            before.forEach(NestedRun::restore);
        }
    }

    private Outcome execute(Launcher launcher, Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                listener);
        List<String> failures = new ArrayList<>();
        listener.getSummary().getFailures().forEach(failure -> failures.add(String.valueOf(failure.getException())));
        return new Outcome(listener.getSummary(), failures, file.read());
    }

    private static void restore(String name, Optional<String> value) {
        value.ifPresentOrElse(old -> System.setProperty(name, old), () -> System.clearProperty(name));
    }

    /** What came of it: JUnit's counts, the messages of the failures, and the rows written. */
    record Outcome(TestExecutionSummary counts, List<String> failures, List<Skip> rows) {}
}
