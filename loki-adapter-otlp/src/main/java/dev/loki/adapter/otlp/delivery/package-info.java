/** Where requests go, a collector or a file, and what became of them. */
@NullMarked
package dev.loki.adapter.otlp.delivery;

import org.jspecify.annotations.NullMarked;
