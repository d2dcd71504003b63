/** Where what was consumed is kept. */
@NullMarked
package dev.loki.ports.cost;

import org.jspecify.annotations.NullMarked;
