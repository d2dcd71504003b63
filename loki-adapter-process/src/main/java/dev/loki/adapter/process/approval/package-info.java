/** Who started this process, as far as the operating system tells. */
@NullMarked
package dev.loki.adapter.process.approval;

import org.jspecify.annotations.NullMarked;
