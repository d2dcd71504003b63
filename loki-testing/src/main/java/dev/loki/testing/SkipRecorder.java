package dev.loki.testing;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Writes down every skipped test, by whichever means it was skipped. */
public final class SkipRecorder implements TestExecutionListener {
    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            record(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
        }
    }

    private static void record(TestIdentifier test, String message) {
        Absence absence = Absence.parse(message);
        Skip skip = new Skip(module(), name(test), absence.what(), absence.reason());
        SkipFile.current().ifPresent(file -> file.append(skip));
    }

    /** The folder the tests run in, which the build makes the module's own. */
    private static String module() {
        return Optional.ofNullable(Path.of("").toAbsolutePath().getFileName())
                .map(Path::toString)
                .orElse("/");
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .map(source -> {
                    if (source instanceof MethodSource method) {
                        return simple(method.getClassName()) + "." + method.getMethodName();
                    }
                    return source instanceof ClassSource type ? simple(type.getClassName()) : test.getDisplayName();
                })
                .orElseGet(test::getDisplayName);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
