/** The bus that events travel on. */
@NullMarked
package dev.loki.ports.event;

import org.jspecify.annotations.NullMarked;
