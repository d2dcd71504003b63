/** Jira's JSON, read without trust in its shape. */
@NullMarked
package dev.loki.adapter.jira.json;

import org.jspecify.annotations.NullMarked;
