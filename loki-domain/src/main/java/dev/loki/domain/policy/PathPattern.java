package dev.loki.domain.policy;

/** Paths with a shell's pattern characters, compared with a real one folder by folder. */
final class PathPattern {

    private PathPattern() {}

    /**
     * Whether something that the pattern stands for may be the folder or lie below it.
     *
     * @param pattern an absolute path; as in a shell, a name that begins with a dot is only reached by a dot
     * @param folder an absolute path
     * @param orAbove whether a folder above counts as well
     */
    static boolean mayReach(String pattern, String folder, boolean orAbove) {
        String[] patterns = pattern.split("/", -1);
        String[] names = folder.split("/", -1);
        int common = Math.min(patterns.length, names.length);
        for (int i = 0; i < common; i++) {
            if (!mayBe(patterns[i], names[i])) {
                return false;
            }
        }
        return orAbove || patterns.length >= names.length;
    }

    private static boolean mayBe(String pattern, String name) {
        if (pattern.equals(name)) {
            return true;
        }
        if (pattern.isEmpty() || name.startsWith(".") != pattern.startsWith(".")) {
            return false;
        }
        try {
            return Glob.compile(pattern).matches(name);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
