/** Where approval requests are kept, who is told of them, and who may answer. */
@NullMarked
package dev.loki.ports.approval;

import org.jspecify.annotations.NullMarked;
