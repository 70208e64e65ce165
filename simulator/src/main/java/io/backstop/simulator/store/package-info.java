/**
 * Tables in Parquet files, written and queried with an embedded DuckDB.
 *
 * <p>Invariant: a query sees the tables of one folder and nothing else of the machine, and changes no file.
 */
@NullMarked
package io.backstop.simulator.store;

import org.jspecify.annotations.NullMarked;
