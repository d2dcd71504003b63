/**
 * Policies compiled from a policy file, and the decisions they make.
 *
 * <p>Begin with {@link dev.loki.domain.policy.PolicySet#evaluate}: an {@link dev.loki.domain.policy.EnforcementPoint} and a
 * context in, a {@link dev.loki.domain.policy.Decision} out. The way of a file: {@link
 * dev.loki.domain.policy.PolicyDocument} is the text as read; {@link dev.loki.domain.policy.PolicyCompiler} checks it,
 * node by node ({@code PolicyNode}), against the keys of its kind ({@code PolicyKind}, {@code PolicyKey}, {@code KeyType});
 * {@code RuleParser} and {@code PolicyFactory} make a {@link dev.loki.domain.policy.Condition} of each rule; {@link
 * dev.loki.domain.policy.PolicyFile} is what came of it, and with the environment's policies it becomes the set.
 *
 * <p>The groups: conditions, one class a form of rule ({@code ...Condition}); screens, which ask many alike policies at
 * once and may only say "surely satisfied" ({@code Screen}, {@code ...Screen}, {@code Grams}); globs ({@code Glob}, {@code
 * GlobTokens}); and what is said about a decision ({@code Violation}, {@code TraceStep}, {@code DecisionRecord}).
 *
 * <p>Paths, from the bottom up: {@code LexicalPath} is the arithmetic of paths as text. {@code ContextPath} knows which
 * members of a context hold paths, and what relative ones are relative to. {@code RealPaths}, which an adapter implements,
 * says where a path leads when links are followed; {@code PathSpelling} makes a context's second spelling by it. {@code
 * PathCondition}, {@code AllowedPathsCondition} and {@code MatchCondition} judge one spelling; the application's {@code
 * PathGuard} asks the policies about both.
 *
 * <p>{@code SelfProtection} stands beside the policies and judges the paths of tools and what a shell command would touch:
 * {@code OwnPaths} are what it is about ({@code LokiFolder}, {@code AgentPlaces}, {@code Installation}), {@code Whereabouts} tells where a path leads, {@code TouchedPaths} whether that is
 * Loki's own, by {@code KnownSpelling} and {@code PathPattern} also of a word that only the shell expands, {@code ProcessPaths}
 * knows the links of processes, and {@code OwnNames} looks into texts that cannot be read surely. {@code OwnCommands} are those
 * of an operator, {@code AgentCommands} those that start a {@code KnownAgent} without its hooks, and {@code ServerTools} what
 * tools of MCP servers are given. Which tool does what is
 * told by its name ({@code FileTools}, {@code NameWords}), which files it names by its fields ({@code FileFields}, {@code
 * PatchText}), and which commands ({@code CommandFields}).
 */
@NullMarked
package dev.loki.domain.policy;

import org.jspecify.annotations.NullMarked;
