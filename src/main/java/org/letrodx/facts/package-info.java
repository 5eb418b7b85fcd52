/**
 * API. An experiment as somebody stated it: facts go in with the words and units of the vocabulary, arithmetic adds
 * what they amount to, and statements that cannot both be true are reported all at once.
 */
@NullMarked
package org.letrodx.facts;

import org.jspecify.annotations.NullMarked;
