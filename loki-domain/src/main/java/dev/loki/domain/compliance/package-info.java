/** What the audit chain shows for the controls of a framework: evidence, never a verdict on the controls. */
@NullMarked
package dev.loki.domain.compliance;

import org.jspecify.annotations.NullMarked;
