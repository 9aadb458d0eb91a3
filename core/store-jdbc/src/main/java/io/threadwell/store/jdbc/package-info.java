/**
 * The store on a relational database: SQLite for one process, PostgreSQL for several.
 *
 * <p>{@link io.threadwell.store.jdbc.JdbcStore#sqlite} is the embedded default. It keeps what it has committed (write-ahead log,
 * flushed at each commit), writes with one thread that puts waiting transactions into one commit, and refuses a file that
 * another store has open. Beside {@code care.db} it keeps {@code care.db.lock} and, from the first token on,
 * {@code care.db.key}, the master key for tokens, which only its owner can read; a backup needs both the database and the key.
 *
 * <p>On PostgreSQL several nodes share one store. A host brings its own {@code DataSource}, with a schema or a table prefix of
 * ours ({@code tw_} by default) and a history of migrations apart from the host's. The data source's transactions must be at
 * READ COMMITTED, which is PostgreSQL's default. The pool needs a connection for each of the engine's workers and one more.
 *
 * <p>The tables are made and brought up to date when the store opens. To do that by hand instead, run the files
 * {@code io/threadwell/store/postgresql/V*.sql} of this jar in their order, with the table prefix in place of
 * <code>${prefix}</code>, and build the store with {@code migrate(false)}.
 */
@NullMarked
package io.threadwell.store.jdbc;

import org.jspecify.annotations.NullMarked;
