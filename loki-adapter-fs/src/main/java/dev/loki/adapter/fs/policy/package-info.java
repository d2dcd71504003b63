/** Policy files, JSON or YAML, in the project's .loki folder. */
@NullMarked
package dev.loki.adapter.fs.policy;

import org.jspecify.annotations.NullMarked;
