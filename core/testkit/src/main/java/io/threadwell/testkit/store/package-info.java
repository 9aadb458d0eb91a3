/**
 * Stores under test: {@link io.threadwell.testkit.store.InMemoryStore} for tests that need a store and not a database, and
 * {@link io.threadwell.testkit.store.CareStoreContract} for stores themselves.
 */
@NullMarked
package io.threadwell.testkit.store;

import org.jspecify.annotations.NullMarked;
