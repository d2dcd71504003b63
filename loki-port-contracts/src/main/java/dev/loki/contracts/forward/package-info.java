/** The contract of receivers of audit entries, and a fake. */
@NullMarked
package dev.loki.contracts.forward;

import org.jspecify.annotations.NullMarked;
