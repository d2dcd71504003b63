/** Reading JSON text. */
@NullMarked
package dev.loki.ports.json;

import org.jspecify.annotations.NullMarked;
