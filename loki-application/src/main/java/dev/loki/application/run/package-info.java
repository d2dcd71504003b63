/** One command, governed from its start to its end. */
@NullMarked
package dev.loki.application.run;

import org.jspecify.annotations.NullMarked;
