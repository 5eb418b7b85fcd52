/** API. {@link org.letrodx.RuleBook} is the front door. */
package org.letrodx;
