/** API. What comes out: findings, questions, repairs, and the rules and references behind them. Plain immutable values. */
package org.letrodx.diagnosis;
