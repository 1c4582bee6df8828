/**
 * Who calls: tokens made and checked, and the rule for calls without one. Knows no user.
 */
@NullMarked
package dev.dmcp.service.kit.auth;

import org.jspecify.annotations.NullMarked;
