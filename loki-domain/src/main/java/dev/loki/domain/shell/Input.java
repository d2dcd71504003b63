package dev.loki.domain.shell;

import java.util.function.Consumer;

/** What a command reads as its standard input, as far as its own redirections tell. */
interface Input {
    /** Reads it as commands, for a shell that would. */
    void feedShell(Call shell);

    /** Hands its text on, once that is known; never, where the command does not hold it. */
    default void whenRead(Consumer<Word> reader) {}

    /** A here-string (bash manual, 3.6.7). */
    record HereString(Word word) implements Input {
        @Override
        public void feedShell(Call shell) {
            shell.read(word);
        }

        @Override
        public void whenRead(Consumer<Word> reader) {
            reader.accept(word);
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
