/** Jira Cloud as the tracker of a team: its REST API, version 3. */
@NullMarked
package dev.loki.adapter.jira.tracker;

import org.jspecify.annotations.NullMarked;
