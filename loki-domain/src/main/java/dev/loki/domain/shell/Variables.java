package dev.loki.domain.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that decide what a program's name means, or what a program runs besides. */
final class Variables {
    private static final Set<String> NAMES = Set.of(
            "PATH",
            "CDPATH",
            "ENV",
            "HOME",
            "PS4",
            "PROMPT_COMMAND",
            "SHELL",
            "SHELLOPTS",
            "BASHOPTS",
            "BASH_ENV",
            "ZDOTDIR",
            "FPATH",
            "EXECIGNORE",
            "BASH_LOADABLES_PATH",
            "BASH_CMDS",
            "BASH_ALIASES",
            "VISUAL",
            "BROWSER",
            "LESSOPEN",
            "LESSCLOSE",
            "LESS",
            "TAR_OPTIONS",
            "RSYNC_RSH",
            "NODE_OPTIONS",
            "NODE_PATH",
            "PERL5OPT",
            "PERL5LIB",
            "PERL5DB",
            "RUBYOPT",
            "RUBYLIB",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "MAVEN_OPTS",
            "GRADLE_OPTS",
            "MAKEFLAGS",
            "MAKEFILES",
            "XDG_CONFIG_HOME",
            "AWKPATH",
            "AWKLIBPATH",
            "SUDO_ASKPASS",
            "SSH_ASKPASS",
            "VIMINIT",
            "EXINIT",
            "INPUTRC",
            "TMPPREFIX",
            "NULLCMD",
            "READNULLCMD");

    private static final Set<String> HARMLESS_GIT = Set.of(
            "GIT_AUTHOR_NAME",
            "GIT_AUTHOR_EMAIL",
            "GIT_AUTHOR_DATE",
            "GIT_COMMITTER_NAME",
            "GIT_COMMITTER_EMAIL",
            "GIT_COMMITTER_DATE",
            "GIT_TERMINAL_PROMPT");

    private static final String JAVA =
            "-X(mx|ms|ss)\\d+[kKmMgG]?|-ea|-Dfile\\.encoding=[\\w-]+|-Djava\\.awt\\.headless=true"
                    + "|-XX:(MaxMetaspaceSize|ReservedCodeCacheSize)=\\d+[kKmMgG]?|-XX:\\+Use\\w+GC";

    /** Values by which a program does no more than it would: others are not sure. */
    private static final Map<String, Pattern> HARMLESS_VALUES = Map.of(
            "PAGER", Pattern.compile("true|:|cat|"),
            "EDITOR", Pattern.compile("true|:|"),
            "NODE_OPTIONS",
                    words("--(max-old-space-size=\\d+|no-warnings|experimental-vm-modules|trace-warnings"
                            + "|enable-source-maps|openssl-legacy-provider)"),
            "MAKEFLAGS", Pattern.compile("-?j *\\d*"),
            "OPTS", words(JAVA),
            "OPTIONS", words(JAVA));

    private Variables() {}

    private static Pattern words(String word) {
        return Pattern.compile(" *(" + word + ")( +(" + word + "))* *");
    }

    /** Whether setting it to this value, as far as that is known, may change which program runs. */
    static boolean steer(String name, Optional<String> value) {
        return steer(name)
                && HARMLESS_VALUES.entrySet().stream()
                        .filter(entry -> name.endsWith(entry.getKey()))
                        .noneMatch(entry -> value.filter(
                                        text -> entry.getValue().matcher(text).matches())
                                .isPresent());
    }

    /** Whether setting it may change which program runs. */
    static boolean steer(String name) {
        boolean git = name.startsWith("GIT_") && !HARMLESS_GIT.contains(name);
        boolean family = name.startsWith("LD_")
                || name.startsWith("DYLD_")
                || name.startsWith("BASH_FUNC_")
                || (name.startsWith("PYTHON")
                        && !name.equals("PYTHONUNBUFFERED")
                        && !name.equals("PYTHONDONTWRITEBYTECODE"))
                || name.endsWith("PAGER")
                || name.endsWith("EDITOR");
        return git || family || NAMES.contains(name);
    }
}
