/** An auditor's verifier that leans on what it should check. */
@NullMarked
package dev.loki.verification.seeded.verifier;

import org.jspecify.annotations.NullMarked;
