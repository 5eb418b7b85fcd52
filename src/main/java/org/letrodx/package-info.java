/** API. {@link org.letrodx.RuleBook} is the front door. */
@NullMarked
package org.letrodx;

import org.jspecify.annotations.NullMarked;
