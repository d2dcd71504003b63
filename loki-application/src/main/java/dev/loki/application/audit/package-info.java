/** Writing, verifying and reading the audit trail. */
@NullMarked
package dev.loki.application.audit;

import org.jspecify.annotations.NullMarked;
