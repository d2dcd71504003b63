/** Making checkpoints of the audit chain, proving with them, and holding the chain against them. */
@NullMarked
package dev.loki.application.checkpoint;

import org.jspecify.annotations.NullMarked;
