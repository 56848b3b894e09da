/** What Lambda's runtime hands a function, for those who call one without it. */
@NullMarked
package dev.switchboard.parts.lambda;

import org.jspecify.annotations.NullMarked;
