/** {@code loki doctor}: what is on and by what, what is wrong, and how to mend it. */
@NullMarked
package dev.loki.cli.doctor;

import org.jspecify.annotations.NullMarked;
