/** Where a project declares what its record of processing says. */
@NullMarked
package dev.loki.adapter.fs.compliance;

import org.jspecify.annotations.NullMarked;
