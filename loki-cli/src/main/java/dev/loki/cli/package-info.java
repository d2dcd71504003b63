/**
 * The {@code loki} command: what people and scripts type.
 *
 * <p>Begin with {@link dev.loki.cli.Main}, which makes an {@code Invocation} of the process (streams, folder,
 * environment), and {@code LokiCommand}, the root, which has the tree of commands and turns failures into exit codes
 * ({@code ExitCode}). {@code HotCommands} reads the command lines that agents wait for.
 *
 * <p>Below, each subject has a package of its own, named as in the other modules: a command {@code loki policy check} is
 * {@code PolicyCheckCommand} in {@code policy}, and {@code PolicyCommands} gathers those of its subject. What a result
 * looks like for people and for programs is in {@code ...Text}, {@code ...Json} and {@code Sarif}. A command about a
 * project extends {@code ProjectCommand}: it is given {@code LokiEnterprise} for that project, and answers with an exit
 * code.
 *
 * <p>What all subjects share knows none of them: {@code command}, what a command is made of, {@code text} for people, and
 * the {@code terminal}.
 */
@NullMarked
package dev.loki.cli;

import org.jspecify.annotations.NullMarked;
