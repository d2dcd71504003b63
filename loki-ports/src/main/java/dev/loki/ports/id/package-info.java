/** Where fresh identifiers come from. */
@NullMarked
package dev.loki.ports.id;

import org.jspecify.annotations.NullMarked;
