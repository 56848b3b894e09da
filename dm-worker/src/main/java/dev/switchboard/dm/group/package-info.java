/** Groups that bots manage, and the unlimited points that one of their admins has by them. */
@NullMarked
package dev.switchboard.dm.group;

import org.jspecify.annotations.NullMarked;
