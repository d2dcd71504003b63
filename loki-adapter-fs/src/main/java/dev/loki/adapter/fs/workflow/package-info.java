/** The job of a GitHub Actions workflow, which is files. */
@NullMarked
package dev.loki.adapter.fs.workflow;

import org.jspecify.annotations.NullMarked;
