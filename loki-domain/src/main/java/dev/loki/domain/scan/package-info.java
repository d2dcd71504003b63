/** Secrets and personal data found in text. */
@NullMarked
package dev.loki.domain.scan;

import org.jspecify.annotations.NullMarked;
