package io.threadwell.store.jdbc;

import io.threadwell.api.store.CareStore;
import io.threadwell.testkit.store.CareStoreContract;
import java.util.Optional;

class PostgresContractTest extends CareStoreContract {
    private String schema = "";

    @Override
    protected CareStore open() {
        schema = RealPostgres.freshSchema();
        return RealPostgres.store(schema).build();
    }

    @Override
    protected Optional<CareStore> reopen() {
        return Optional.of(RealPostgres.store(schema).build());
    }
}
