/** Approval: who may let an action happen that a policy wants a person to agree to. */
@NullMarked
package dev.loki.domain.approval;

import org.jspecify.annotations.NullMarked;
