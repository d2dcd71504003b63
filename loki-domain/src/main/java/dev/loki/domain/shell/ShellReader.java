package dev.loki.domain.shell;

/**
 * Reads a shell command as a shell would, without running it.
 *
 * <p>It knows the shell command language (POSIX.1-2017, XCU chapter 2) with what bash adds to it (its reference
 * manual), and what some two hundred well-known programs do with their arguments. Where shells differ it takes bash's
 * view and doubts where another shell would run more. Other languages, the Windows shells among them, are not read:
 * whoever knows that a command is meant for {@code cmd.exe} or PowerShell must not ask here.
 *
 * <p>Every text yields a reading. What cannot be read surely is a doubt in it, never an exception, and texts longer than
 * {@value #LONGEST} characters are not read at all. The time is bounded by the text's length.
 */
public final class ShellReader {
    /** The most characters that are read. */
    public static final int LONGEST = 100_000;

    /** How many characters and words are looked at, those of nested texts counted each time. */
    private static final int WORK = 10 * LONGEST;

    private ShellReader() {}

    /** Reads a command, such as {@code sh -c} would get it. */
    public static ShellReading read(String command) {
        Session session = new Session(WORK);
        int control = indexOfControl(command);
        if (command.length() > LONGEST) {
            session.doubt(Doubt.Kind.SYNTAX, "longer than " + LONGEST + " characters", LONGEST);
        } else {
            if (control >= 0) {
                session.doubt(Doubt.Kind.SYNTAX, "a control character", control);
            }
            Source source = new Source(command.replace('\0', '\u0001'));
            new CommandParser(source, session, Frame.OUTERMOST).read(CommandParser.Place.TEXT);
        }
        return session.reading();
    }

    private static int indexOfControl(String command) {
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || c == '\u007F') {
                return i;
            }
        }
        return -1;
    }
}
