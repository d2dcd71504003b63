/**
 * What every command is made of: the process it runs in, the project it is about, its exit code, and how it tells what
 * went wrong.
 */
@NullMarked
package dev.loki.cli.command;

import org.jspecify.annotations.NullMarked;
