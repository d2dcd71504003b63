/** What starts a workflow of GitHub Actions, and what it asks Loki to do. */
@NullMarked
package dev.loki.domain.workflow;

import org.jspecify.annotations.NullMarked;
