/** Images of static sites: built by Vite, served by a hardened nginx. Knows no file. */
@NullMarked
package dev.dmcp.templates.site;

import org.jspecify.annotations.NullMarked;
