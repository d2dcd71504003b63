/** A server that stands in for Linear: it remembers, counts what queries cost, and holds them against the schema. */
@NullMarked
package dev.loki.standin.linear;

import org.jspecify.annotations.NullMarked;
