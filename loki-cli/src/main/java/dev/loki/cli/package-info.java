/**
 * The {@code loki} command: what people and scripts type.
 *
 * <p>Begin with {@link dev.loki.cli.Main}, which makes an {@code Invocation} of the process (streams, folder,
 * environment), and {@code LokiCommand}, the root, which has the tree of commands and turns failures into exit codes
 * ({@code ExitCode}). A command about a project extends {@code ProjectCommand}: it is given {@code LokiEnterprise} for that
 * project, and answers with an exit code.
 *
 * <p>The groups, by the words that are typed: {@code Audit...Command}, {@code Policy...Command}, {@code Event...Command},
 * {@code ScanCommand} and {@code RunCommand}. Options that several share are {@code ...Option}. What a result looks like
 * for people and for programs is in {@code ...Text}, {@code ScanJson} and {@code Sarif}; {@code ...ProgressLine}
 * says how far something long is; {@code Printable} makes text from files harmless for a terminal.
 */
@NullMarked
package dev.loki.cli;

import org.jspecify.annotations.NullMarked;
