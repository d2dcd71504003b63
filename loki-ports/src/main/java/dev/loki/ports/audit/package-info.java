/** Where the audit chain is kept. */
@NullMarked
package dev.loki.ports.audit;

import org.jspecify.annotations.NullMarked;
