/** What every log of the control plane does, and one for tests. */
@NullMarked
package dev.loki.contracts.audit.dashboard;

import org.jspecify.annotations.NullMarked;
