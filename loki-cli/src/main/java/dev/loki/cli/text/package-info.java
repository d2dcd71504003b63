/** Text for people: amounts, widths, and what is harmless to a terminal. */
@NullMarked
package dev.loki.cli.text;

import org.jspecify.annotations.NullMarked;
