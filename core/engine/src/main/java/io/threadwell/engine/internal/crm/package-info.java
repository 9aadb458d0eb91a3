@NullMarked
package io.threadwell.engine.internal.crm;

import org.jspecify.annotations.NullMarked;
