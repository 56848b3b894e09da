/** Lambda on one machine: functions in AWS's own runtime client, a process per execution environment. */
@NullMarked
package dev.switchboard.local.lambda;

import org.jspecify.annotations.NullMarked;
