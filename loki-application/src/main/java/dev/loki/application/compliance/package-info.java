/** Reports and packages of evidence from the audit chain. */
@NullMarked
package dev.loki.application.compliance;

import org.jspecify.annotations.NullMarked;
