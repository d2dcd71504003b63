/** Starting the command that is governed. */
@NullMarked
package dev.loki.ports.run;

import org.jspecify.annotations.NullMarked;
