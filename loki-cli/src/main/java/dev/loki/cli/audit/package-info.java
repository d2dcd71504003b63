/** {@code loki audit}: verifies, proves, reads, reports and continues the project's audit trail. */
@NullMarked
package dev.loki.cli.audit;

import org.jspecify.annotations.NullMarked;
