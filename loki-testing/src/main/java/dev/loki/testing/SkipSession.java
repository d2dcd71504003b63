package dev.loki.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Opens a test run: refuses a misspelt {@code -Dloki.require}, and clears the rows of the run before. */
public final class SkipSession implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Required.current();
        SkipFile.current().ifPresent(SkipFile::clear);
    }
}
