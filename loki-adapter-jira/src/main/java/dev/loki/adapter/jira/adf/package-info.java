/** Atlassian Document Format (ADF) from Markdown, and Markdown from ADF: what Jira's descriptions and comments are. */
@NullMarked
package dev.loki.adapter.jira.adf;

import org.jspecify.annotations.NullMarked;
