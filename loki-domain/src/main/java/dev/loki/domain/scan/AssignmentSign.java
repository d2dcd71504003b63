package dev.loki.domain.scan;

/** The sign between a name and its value. */
final class AssignmentSign {

    private AssignmentSign() {}

    /**
     * Behind {@code =}, {@code :}, {@code :=}, {@code =>}, {@code ->}, {@code >} or the sign of a default; -1 for
     * comparisons and all else.
     */
    static int endOf(Window window, int at) {
        int first = window.at(at);
        int second = window.at(at + 1);
        return switch (first) {
            case '=' -> second == '=' ? -1 : second == '>' ? at + 2 : at + 1;
            case ':' -> second == ':' ? -1 : second == '=' || second == '-' ? at + 2 : at + 1;
            case '-' -> second == '>' ? at + 2 : -1;
            case '>' -> second == '=' ? -1 : at + 1;
            default -> isDefault(window, at) ? at + 2 : -1;
        };
    }

    /** {@code ||}, {@code ??} or {@code or}: what follows is taken where the name has no value. */
    static boolean isDefault(Window window, int at) {
        int second = window.at(at + 1);
        return switch (window.at(at)) {
            case '|' -> second == '|';
            case '?' -> second == '?';
            case 'o' -> second == 'r' && window.has(Assignment.SPACE, at + 2);
            default -> false;
        };
    }
}
