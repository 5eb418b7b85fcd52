package org.letrodx.diagnosis;

import java.util.List;

/**
 * Which rules gave an answer.
 *
 * @param version     the version of the rule book; house rules add {@code +house}
 * @param sha256      over the rules, the references and the tables, in hexadecimal
 * @param switchedOff ids of rules that were switched off
 */
public record RuleSet(String version, String sha256, List<String> switchedOff) { }
