/** The RARV cycle, carried out: each step checked, put on record, run, and what it leaves behind kept. */
@NullMarked
package dev.loki.application.cycle;

import org.jspecify.annotations.NullMarked;
