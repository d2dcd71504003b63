/** The texts to look through, and the findings that were accepted. */
@NullMarked
package dev.loki.ports.scan;

import org.jspecify.annotations.NullMarked;
