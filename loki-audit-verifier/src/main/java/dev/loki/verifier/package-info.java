/** The auditor's verifier, which shares no code with the writer. */
@NullMarked
package dev.loki.verifier;

import org.jspecify.annotations.NullMarked;
