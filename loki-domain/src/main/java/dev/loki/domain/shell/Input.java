package dev.loki.domain.shell;

/** What a command reads as its standard input, as far as its own redirections tell. */
interface Input {
    /** Reads it as commands, for a shell that would. */
    void feedShell(Call shell);

    /** A here-string (bash manual, 3.6.7). */
    record HereString(Word word) implements Input {
        @Override
        public void feedShell(Call shell) {
            shell.read(word);
        }
    }

    /** A file. */
    record File(Word path) implements Input {
        @Override
        public void feedShell(Call shell) {
            shell.script(path);
        }
    }

    /** An open file, of which nothing is known. */
    record Descriptor() implements Input {
        @Override
        public void feedShell(Call shell) {
            shell.doubt(Doubt.Kind.PROGRAM, "a shell that reads commands from a file descriptor");
        }
    }
}
