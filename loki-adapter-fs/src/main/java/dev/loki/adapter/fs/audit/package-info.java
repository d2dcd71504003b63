/** The agent chain as a file of JSON lines. */
@NullMarked
package dev.loki.adapter.fs.audit;

import org.jspecify.annotations.NullMarked;
