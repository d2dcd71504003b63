/**
 * What a shell command would do, read without running it: the programs it starts, the files it touches, and the doubts.
 *
 * <p>Begin with {@link dev.loki.domain.shell.ShellReader#read} and what it answers, {@link
 * dev.loki.domain.shell.ShellReading}: what is sure, and as a {@link dev.loki.domain.shell.Doubt} what is not. The way of a
 * command: {@code Source} is the text; {@code CommandParser} reads lists and simple commands ({@code SimpleCommand}), {@code
 * CompoundParser} what has reserved words, with {@code ArgumentParser}, {@code WordParser}, {@code ExpansionParser}, {@code
 * RedirectionParser} and {@code TestParser} for their parts; each simple command becomes a {@code Call}, which {@code Utilities} looks up by its program's name; the
 * {@code Utility} says what that program starts and touches, and what it starts is read in turn. {@code Session} holds what
 * was found, and how much work is left to spend.
 *
 * <p>The groups: parsers; quoting and expansion ({@code AnsiQuoting}, {@code Escapes}, {@code Braces}, {@code Sequence},
 * {@code Word}, {@code Sketches}); programs that start others ({@code Wrappers}, {@code Env}, {@code OtherUsers}, {@code Ssh}, {@code Xargs}, {@code Find}, {@code
 * ShellProgram}, {@code Interpreters}, {@code Databases}, {@code Containers}); programs that change files ({@code
 * FileUtilities}, {@code Copies}, {@code Archives}, {@code Tar}, {@code Downloads}, {@code ObjectStores}, {@code
 * Formatters}, {@code Git}, {@code Sed}); what programs print for others to read ({@code Printed}, {@code Lists}, {@code
 * Searches}, {@code PrintfText}, {@code Decoders}); and state that a shell keeps ({@code Folders}, {@code Names}, {@code
 * PatternOptions}, {@code Variables}, {@code OwnFiles}).
 */
@NullMarked
package dev.loki.domain.shell;

import org.jspecify.annotations.NullMarked;
