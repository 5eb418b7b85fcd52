/**
 * What a rule says. A rule's text, taken apart by a parser, becomes a {@link org.letrodx.rules.Rule}: questions in the
 * words and units of a scenario file, conclusions, and annotations. Everything is checked here, all faults at once;
 * what it means for an experiment is the engine's to find out. API as far as rules, references and published numbers
 * appear in answers.
 */
@NullMarked
package org.letrodx.rules;

import org.jspecify.annotations.NullMarked;
