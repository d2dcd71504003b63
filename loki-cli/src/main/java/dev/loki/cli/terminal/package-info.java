/** What the terminal can show, and the line on it that says how far something long is. */
@NullMarked
package dev.loki.cli.terminal;

import org.jspecify.annotations.NullMarked;
